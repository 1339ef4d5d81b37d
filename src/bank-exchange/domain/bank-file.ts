/** A bank on its way out, in the form of native documents; the writers bring its keys into order. */
export interface BankFile {
  /** Everything but `format` and `questions`. */
  readonly head: Readonly<Record<string, unknown>>;
  readonly questions: AsyncIterable<Readonly<Record<string, unknown>>>;
}
