/** The questions on which somebody reviews without an answer of their own, because they coach there. */
export interface Exemption {
  readonly questionIds: readonly string[];
  /** All questions of these banks. */
  readonly bankIds: readonly string[];
  /** All questions of banks that everybody may read. */
  readonly isPublicIncluded: boolean;
}
