import type { InterviewGoal } from '../../interview-goals/domain/interview-goal.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** The interviews that lie ahead and were not put away, the next one first. */
export function listAhead(goals: readonly InterviewGoal[], today: StudyDay): InterviewGoal[] {
  return goals
    .filter(({ archivedAt, interviewDay }) => archivedAt === null && interviewDay > today)
    .toSorted((a, b) => (a.interviewDay < b.interviewDay ? -1 : 1));
}
