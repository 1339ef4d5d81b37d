import type { StudyClock, StudyDay } from '../../scheduling/domain/study-day.js';

/** Somebody who learns in a cohort and shows their coaches how it goes. */
export interface Student extends StudyClock {
  readonly learnerId: string;
  readonly displayName: string;
  readonly joinedAt: Date;
  /** Their study day as it is for them now. */
  readonly today: StudyDay;
}
