export const checkAnswers = ['yes', 'no', 'unsure'] as const;
export type CheckAnswer = (typeof checkAnswers)[number];

/** What a reviewer found about one line of a checklist. */
export interface CheckedLine {
  /** Position of the line in the checklist, from 0. */
  readonly line: number;
  readonly answer: CheckAnswer;
  /** What was seen; null without. */
  readonly note: string | null;
}

/** A checklist that a reviewer signed, as the author of the work may read it. */
export interface ReviewChecklist {
  /** The author of the work. */
  readonly learnerId: string;
  readonly reviewId: string;
  /** Null once they left. Never told to the author. */
  readonly reviewerId: string | null;
  readonly revisionId: string;
  /** Every line once, in order. */
  readonly lines: readonly CheckedLine[];
  readonly signedAt: Date;
}
