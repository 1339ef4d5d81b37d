import type { AnsweredQuestion } from './answered-question.js';
import type { FeedbackFault } from './feedback-fault.js';
import type { Feedback } from './feedback.js';

export const feedbackStates = [
  'queued',
  'running',
  'succeeded',
  'partial',
  'failed',
  'cancelled',
  'expired',
] as const;
/**
 * `succeeded` has a level for every criterion, `partial` for some or none; `failed` says why not;
 * `cancelled` by the learner; `expired` waited too long, or took its process along too often.
 */
export type FeedbackState = (typeof feedbackStates)[number];

/** What levels that were borne out come to by the rubric. A proposal, computed here and by no model. */
export interface SuggestedGrade {
  /** 0..1 */
  readonly score: number;
  readonly mustHaveMet: boolean;
  /** FSRS rating, 1..4. */
  readonly rating: number;
}

export interface FeedbackResult {
  readonly feedback: Feedback;
  /** Null where the operator does not suggest grades, or a criterion has no level. */
  readonly suggestedGrade: SuggestedGrade | null;
}

/** A learner's wish for feedback on one answer, and what became of it. */
export interface FeedbackRequest {
  readonly learnerId: string;
  readonly id: string;
  readonly attemptId: string;
  /** Hex SHA-256 of everything a model is told, and of which model. */
  readonly contentHash: string;
  readonly state: FeedbackState;
  /** The model that was asked. */
  readonly model: string;
  readonly promptVersion: string;
  /** Kept until the end only. */
  readonly input: AnsweredQuestion | null;
  readonly result: FeedbackResult | null;
  /** Of `failed`, `cancelled` and `expired`. */
  readonly fault: FeedbackFault | null;
  /** Grows with each change. */
  readonly version: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** When a request that still waits, or works, is given up. */
  readonly expiresAt: Date;
}
