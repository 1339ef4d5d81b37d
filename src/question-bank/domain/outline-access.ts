/**
 * What the bank asks of whoever knows about attempts: an outline is a spoiler, so somebody must say
 * who has earned it, and must hear that it was read.
 */
export interface OutlineAccess {
  /** Whether this learner may read the outline although the bank reveals it only after an attempt. */
  mayRead(learnerId: string, questionId: string): Promise<boolean>;
  /**
   * Told before the outline goes out, in open banks too.
   *
   * @returns the ETag of the learner's open attempt on the question, which this may have changed
   */
  outlineRead(learnerId: string, questionId: string): Promise<string | null>;
}
