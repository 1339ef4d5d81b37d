import type { InterviewState, Round } from './mock-interview.js';

/** Whether a round can still begin: of a booked interview that is not over, and not begun before. */
export function mayBegin(state: InterviewState, { startedAt }: Pick<Round, 'startedAt'>): boolean {
  return startedAt === null && (state === 'scheduled' || state === 'live');
}
