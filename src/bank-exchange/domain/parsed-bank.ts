/** Something of a file that could not be taken as it is; `pointer` is relative to the question. */
export interface ReadingProblem {
  /** JSON pointer into the question such as `/rubric/2/levels`, empty for the question as a whole. */
  readonly pointer: string;
  readonly code: string;
  /** What is wrong and what would be right. Never an echo of the file beyond a short name. */
  readonly detail: string;
}

/** What a file says about the bank as a whole, not yet checked. */
export interface ParsedHead {
  readonly kind: 'head';
  /** The fields of a bank document besides its questions, as far as the format has them. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** One question of a file, whatever program wrote it. */
export interface ParsedQuestion {
  readonly kind: 'question';
  /** Where it begins: the line from 1, or its place from 1 in a format without lines. */
  readonly line: number;
  /** The name the other program knows it by; null where its slug is the only name it has. */
  readonly externalId: string | null;
  /**
   * The fields of a question document that the file gives, in the form of the native format, not yet
   * checked. Whatever a format cannot say is absent, never made up. Without a slug one is made from
   * the title.
   */
  readonly document: Readonly<Record<string, unknown>>;
  /** Images and files that it mentions and that do not come along, by name. */
  readonly attachments: readonly string[];
  /** Why it must be rejected; empty when it can be a draft. */
  readonly problems: readonly ReadingProblem[];
}

/** Something in a file that is left out on purpose, such as a question of another type. */
export interface SkippedPart {
  readonly kind: 'skipped';
  readonly line: number;
  readonly code: string;
  readonly detail: string;
}

export type ParsedPart = ParsedHead | ParsedQuestion | SkippedPart;
