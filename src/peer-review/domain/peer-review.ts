import type { GradeItem } from '../../attempts/domain/grade-item.js';
import type { StoryScope } from '../../attempts/domain/grade.js';

/** `leased` also after its time, until somebody else takes the place; `void` when a moderator struck it out. */
export const reviewStates = ['leased', 'released', 'submitted', 'void'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** A grade that is being filled in: anything may still be missing. */
export interface DraftGrade {
  readonly items: readonly (Partial<GradeItem> & Pick<GradeItem, 'criterionKey'>)[];
  readonly redFlags: readonly number[];
  readonly scope: StoryScope | null;
  /** What the author should know besides. */
  readonly comment: string | null;
}

/** What an author may say of a review. */
export const feedbackTags = [
  'specific',
  'kind',
  'shows-how',
  'too-vague',
  'missed-the-point',
  'too-harsh',
  'too-lenient',
] as const;
export type FeedbackTag = (typeof feedbackTags)[number];

/** One reviewer's work on one answer, from the claim on. */
export interface PeerReview {
  /** The author of the answer. */
  readonly learnerId: string;
  /** Known to the reviewer only, and made at random: it is the token of their lease as well. */
  readonly id: string;
  readonly requestId: string;
  readonly slotId: string;
  readonly attemptId: string;
  readonly questionId: string;
  readonly reviewerId: string;
  /** Where it was claimed; null in the open pool, and when the cohort is gone. */
  readonly cohortId: string | null;
  readonly isOpenPool: boolean;
  readonly state: ReviewState;
  readonly claimedAt: Date;
  /** When somebody else may take the place. */
  readonly expiresAt: Date;
  readonly extendedAt: Date | null;
  /** The end that the reviewer was reminded of last. */
  readonly remindedOf: Date | null;
  readonly submittedAt: Date | null;
  /** R1, R2 … to the author, in the order in which they came in; null until submitted. */
  readonly number: number | null;
  /** Whether it is part of the settlement: false for one that came after its place was taken. */
  readonly isCounted: boolean;
  /** The latest grade given by it. */
  readonly gradeId: string | null;
  readonly draft: DraftGrade | null;
  /** What the author thinks of it, −2 to +2. */
  readonly feedbackScore: number | null;
  readonly feedbackTags: readonly FeedbackTag[] | null;
  readonly feedbackAt: Date | null;
  readonly version: number;
}
