import type { Round } from './mock-interview.js';

/**
 * Whether one of the two may know what is asked in a round: the interviewer at any time, the candidate
 * once it began. Of a round that never began they do not learn it, for it may be asked another time.
 */
export function maySeeQuestion(
  { interviewerId, startedAt }: Pick<Round, 'interviewerId' | 'startedAt'>,
  personId: string,
): boolean {
  return interviewerId === personId || startedAt !== null;
}
