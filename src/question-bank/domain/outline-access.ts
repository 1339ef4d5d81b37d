/** How a learner stands to the outline of a question they have answered or begun to answer. */
export interface OutlineStanding {
  readonly questionId: string;
  /** Whether they may read it although the bank reveals it only after an attempt. */
  readonly mayRead: boolean;
  /** Whether they are at an answer now, in which reading the outline would count as help. */
  readonly isAnswering: boolean;
  /** When either of the two last changed. */
  readonly changedAt: Date;
}

/**
 * What the bank asks of whoever knows about attempts: an outline is a spoiler, so somebody must say
 * who has earned it, and must hear that it was read.
 */
export interface OutlineAccess {
  /** Whether this learner may read the outline although the bank reveals it only after an attempt. */
  mayRead(learnerId: string, questionId: string): Promise<boolean>;
  /** The same for all questions at once, as it is at `now`; those never begun are left out. */
  listStandings(learnerId: string, now: Date): Promise<OutlineStanding[]>;
  /**
   * Told before the outline goes out, in open banks too.
   *
   * @returns the ETag of the learner's open attempt on the question, which this may have changed
   */
  outlineRead(learnerId: string, questionId: string): Promise<string | null>;
}
