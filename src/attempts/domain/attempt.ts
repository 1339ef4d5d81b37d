import type { CandidateLevel } from '../../question-bank/domain/rubric.js';

/** Written in Markdown, spoken (a transcript or notes), or recalled in the head and checked off. */
export type AttemptMode = 'written' | 'spoken' | 'recall';

export type AttemptState =
  'draft' | 'submitted' | 'self_graded' | 'closed' | 'abandoned' | 'withdrawn' | 'voided';

/** One learner's answer to one revision of a question. */
export interface Attempt {
  readonly id: string;
  readonly learnerId: string;
  readonly questionId: string;
  /** Pinned when the attempt starts; a later edit of the question does not reach it. */
  readonly revisionId: string;
  readonly candidateLevel: CandidateLevel;
  readonly mode: AttemptMode;
  readonly state: AttemptState;
  /** Markdown; empty in `recall`. Frozen at submission. */
  readonly answer: string;
  /** Lower-case hex SHA-256 of the frozen answer; null until submitted. */
  readonly contentHash: string | null;
  readonly timeLimitMinutes: number | null;
  /** By the server's clock, as are all instants here. */
  readonly startedAt: Date;
  readonly deadlineAt: Date | null;
  readonly submittedAt: Date | null;
  /** Time used over the time box: 1 is exactly on time; null without a limit or before submission. */
  readonly overtimeRatio: number | null;
  /** Hints of the question that were shown, those that carryHelp brought along included. */
  readonly hintsUsed: number;
  /** The outline was known while the attempt was open: opened then, or shortly before (carryHelp). */
  readonly peeked: boolean;
  /** When the outline was last opened before there was a grade; null if it was not. */
  readonly outlineReadAt: Date | null;
  readonly gaveUp: boolean;
  /** The learner has nothing more to do; null until then. */
  readonly closedAt: Date | null;
  /** When time alone ends this state; null where it does not. */
  readonly expiresAt: Date | null;
  /** Probability of recall just before, 0..1, 0 for a first meeting; null until graded. */
  readonly retrievability: number | null;
  /** The review its grade was recorded as; null until graded. */
  readonly reviewId: string | null;
  /** Counts saves, for If-Match. */
  readonly version: number;
}
