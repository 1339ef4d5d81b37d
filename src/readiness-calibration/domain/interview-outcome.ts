import type { StudyDay } from '../../scheduling/domain/study-day.js';

export const outcomeResults = ['passed', 'failed'] as const;
export type OutcomeResult = (typeof outcomeResults)[number];

/** What may be changed of an outcome. */
export interface OutcomeTerms {
  readonly result: OutcomeResult;
  /** 0..100, where somebody said; null where nobody did. */
  readonly score: number | null;
  /** For the learner alone. */
  readonly note: string | null;
}

/** How a real interview went, by who took it: one for each target and day. */
export interface InterviewOutcome extends OutcomeTerms {
  readonly learnerId: string;
  readonly id: string;
  readonly targetId: string;
  /** By the learner's calendar. */
  readonly interviewDay: StudyDay;
  readonly recordedAt: Date;
  readonly updatedAt: Date;
  /** Counts changes, for If-Match. */
  readonly version: number;
}
