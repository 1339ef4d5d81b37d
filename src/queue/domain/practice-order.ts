import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** Questions that a plan of the learner's own wants answered within some days. */
export interface PracticeOrder {
  /** Names it among the orders of one plan. */
  readonly number: number;
  readonly title: string;
  /** The study day on which it enters the queue. */
  readonly startDay: StudyDay;
  /** The last of the days in which to do it. */
  readonly dueDay: StudyDay;
  /** What was answered on this study day or later counts. */
  readonly countedFromDay: StudyDay;
  /** Each once, in the order in which they are wanted. */
  readonly questionIds: readonly string[];
}
