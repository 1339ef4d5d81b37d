import type { FieldProblem } from '../../kernel/app-error.js';

const hourMs = 3_600_000;
/** The latest zone is 12 hours behind UTC, and a study day may begin as late as 23 o'clock. */
const longestLagMs = 35 * hourMs;
const mostDaysAhead = 365;

/**
 * What is wrong with a day to be done by: it must not be over for everybody already, wherever they live,
 * and lie at most a year ahead.
 */
export function dueDayProblems(dueDay: string, now: Date): FieldProblem[] {
  const pointer = '#/dueDay';
  if (dueDay < dayOf(now.getTime() - longestLagMs)) {
    return [{ pointer, code: 'past', detail: 'is over' }];
  }
  if (dueDay <= dayOf(now.getTime() + mostDaysAhead * 24 * hourMs)) return [];
  return [{ pointer, code: 'too-far', detail: `must be at most ${mostDaysAhead} days ahead` }];
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
