import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { InterviewGoal } from './interview-goal.js';

type Dated = Pick<InterviewGoal, 'id' | 'interviewDay' | 'archivedAt'>;

/**
 * The goal that shapes a day: of those not archived the one whose interview is next, among several on
 * one day the oldest; null when none lies ahead. On its own day a goal has done what it could.
 */
export function governingGoal<G extends Dated>(goals: readonly G[], today: StudyDay): G | null {
  const ahead = goals.filter((goal) => goal.archivedAt === null && goal.interviewDay > today);
  const [next] = ahead.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return next ?? null;
}

/** Ids are made in the order of time. */
function keyOf({ interviewDay, id }: Dated): string {
  return `${interviewDay}/${id}`;
}
