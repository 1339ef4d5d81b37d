/** What a cohort's members are asked to answer: a bank, or questions by name. */
export interface AssignmentContent {
  /** All questions of the release that the cohort has of this bank; null when questions are named. */
  readonly bankId: string | null;
  /** In the order in which they are meant; none when a bank is named. */
  readonly questionIds: readonly string[];
}

/** What can be changed about an assignment as long as it is open. */
export interface AssignmentTerms {
  readonly title: string;
  readonly note: string;
  /** By each member's own calendar. */
  readonly dueDay: string;
  /** How many other members are to grade each answer, 0..5. */
  readonly peerReviewsWanted: number;
}

export interface Assignment extends AssignmentContent, AssignmentTerms {
  readonly id: string;
  readonly cohortId: string;
  /** Those it is for; null when it is for all members, those who join later included. */
  readonly memberIds: readonly string[] | null;
  readonly version: number;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** From then on nobody is asked any more. */
  readonly closedAt: Date | null;
}
