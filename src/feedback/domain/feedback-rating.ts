/** What a learner disputes of a feedback. */
export interface Dispute {
  readonly criterionKey: string;
  readonly comment: string | null;
}

/** What a learner thinks of a feedback. */
export interface FeedbackRating {
  readonly helpful: boolean;
  readonly comment: string | null;
  readonly disputes: readonly Dispute[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
