import { addDays } from '../../scheduling/domain/add-days.js';
import { startOfStudyDay } from '../../scheduling/domain/start-of-study-day.js';
import type { StudyClock, StudyDay } from '../../scheduling/domain/study-day.js';

/**
 * The instant from which an interview is over, in milliseconds since 1970: when its study day is, which is
 * an hour shorter or longer when the clocks change.
 */
export function interviewEndsAt(day: StudyDay, clock: StudyClock): number {
  return startOfStudyDay(addDays(day, 1), clock).getTime();
}
