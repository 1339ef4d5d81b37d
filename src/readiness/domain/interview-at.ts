import { startOfStudyDay } from '../../scheduling/domain/start-of-study-day.js';
import type { StudyClock, StudyDay } from '../../scheduling/domain/study-day.js';

const halfADayMs = 43_200_000;

/**
 * The instant that an interview is reckoned with, in milliseconds since 1970: twelve hours into its study
 * day, the middle of it, since nobody says at which hour it is.
 */
export function interviewAt(day: StudyDay, clock: StudyClock): number {
  return startOfStudyDay(day, clock).getTime() + halfADayMs;
}
