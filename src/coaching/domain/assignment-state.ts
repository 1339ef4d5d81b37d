import type { StudyDay } from '../../scheduling/domain/study-day.js';

export type AssignmentState = 'done' | 'open' | 'overdue';

/** How far somebody is with an assignment. */
export interface AssignmentWork {
  /** How many questions it holds. */
  readonly wanted: number;
  /** How many of them were answered since it was given. */
  readonly answered: number;
  readonly dueDay: StudyDay;
}

/**
 * Where somebody stands with an assignment on their study day: done when everything was answered, be it
 * late; overdue when the due day is over; else open. One without questions asks nothing and is done.
 */
export function assignmentState(
  { wanted, answered, dueDay }: AssignmentWork,
  today: StudyDay,
): AssignmentState {
  if (answered >= wanted) return 'done';
  return today > dueDay ? 'overdue' : 'open';
}
