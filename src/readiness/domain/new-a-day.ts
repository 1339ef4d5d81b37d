import { addDays } from '../../scheduling/domain/add-days.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { FirstMeeting } from './project-on-plan.js';

/** How many new questions there is room for. */
export interface NewRoom {
  readonly today: StudyDay;
  /** The last day on which one is met. */
  readonly until: StudyDay;
  readonly perDay: number;
  /** Met today already. */
  readonly metToday: number;
}

/**
 * On which day each question would be met if as many new ones were met every day as the learner allows,
 * in the order given. Those for which there is no day are left out.
 */
export function newADay(questionIds: readonly string[], room: NewRoom): FirstMeeting[] {
  const { today, until, perDay, metToday } = room;
  const meetings: FirstMeeting[] = [];
  let day = today;
  let left = Math.max(0, perDay - metToday);
  for (const questionId of perDay > 0 ? questionIds : []) {
    if (left === 0) {
      day = addDays(day, 1);
      left = perDay;
    }
    if (day > until) break;
    meetings.push({ questionId, day });
    left -= 1;
  }
  return meetings;
}
