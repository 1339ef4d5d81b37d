/** One fault of one line of a file, which its reader can find again. */
export interface LineProblem {
  /** The line of the file, from 1; of JSON the event, from 0. Null for the file as a whole. */
  readonly line: number | null;
  /** The column or member at fault; null for the line as a whole. */
  readonly field: string | null;
  readonly code: string;
  readonly detail: string;
}
