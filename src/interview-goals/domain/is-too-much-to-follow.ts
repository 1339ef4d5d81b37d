import type { GoalState } from './goal-outlook.js';

/** Some seconds of one thread at the worst, where all that may be tried is tried. */
const MOST_ITEM_DAYS = 200_000;

/** Whether the questions and the days of a goal are too many for an outlook while somebody waits. */
export function isTooMuchToFollow({ items, course, today }: GoalState): boolean {
  return items.length * (course.interviewDay - today) > MOST_ITEM_DAYS;
}
