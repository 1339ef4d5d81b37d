import type { StudyDay } from './study-day.js';

export type CardState = 'new' | 'learning' | 'review' | 'relearning';

/**
 * One learner's memory of one question: the fold of its log. In `review` it has a due day and no due
 * instant; in a step (`learning`, `relearning`) a due instant and no due day; when `new`, neither.
 */
export interface Card {
  readonly learnerId: string;
  readonly questionId: string;
  readonly state: CardState;
  /** Days until recall falls to 90 %; null without memory. */
  readonly stability: number | null;
  /** 1 (easy) to 10; null without memory. */
  readonly difficulty: number | null;
  readonly dueDay: StudyDay | null;
  readonly dueAt: Date | null;
  /** Study days from the last review to the due day; 0 when new or in a step. */
  readonly intervalDays: number;
  /** Index of the (re)learning step, from 0; null outside steps. */
  readonly step: number | null;
  readonly reps: number;
  /** Times it was forgotten while in `review`. */
  readonly lapses: number;
  readonly lastReviewAt: Date | null;
  readonly lastReviewDay: StudyDay | null;
  /** Study day of the first review since new. */
  readonly introducedDay: StudyDay | null;
  readonly suspended: boolean;
  /** Skipped on this study day; any other day it counts as not buried. */
  readonly buriedDay: StudyDay | null;
  /** Number of events in its log. The log only grows, so equal versions mean the same card. */
  readonly version: number;
}
