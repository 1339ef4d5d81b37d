import type { MockInterview, Round } from './mock-interview.js';

const MS_PER_MINUTE = 60_000;
const SHORTEST_MINUTES = 10;
const LONGEST_MINUTES = 120;

export type RoundPlan = Pick<Round, 'number' | 'candidateId' | 'interviewerId'>;

/** Who asks and who answers in which round: in the second the roles are swapped. */
export function planRounds(
  {
    proposerRole,
    roundCount,
    proposerId,
  }: Pick<MockInterview, 'proposerRole' | 'roundCount' | 'proposerId'>,
  inviteeId: string,
): RoundPlan[] {
  const first =
    proposerRole === 'candidate'
      ? { number: 1, candidateId: proposerId, interviewerId: inviteeId }
      : { number: 1, candidateId: inviteeId, interviewerId: proposerId };
  if (roundCount === 1) return [first];
  const { candidateId, interviewerId } = first;
  return [first, { number: 2, candidateId: interviewerId, interviewerId: candidateId }];
}

/** The length of a round, in minutes: what was agreed on, or what its question takes, 10 to 120. */
export function roundMinutes(agreed: number | null, timeLimitMinutes: number): number {
  return agreed ?? Math.min(LONGEST_MINUTES, Math.max(SHORTEST_MINUTES, timeLimitMinutes));
}

/** When each round begins if all goes as planned, and when the last one ends. */
export function planTimes(
  startsAt: Date,
  minutes: readonly number[],
  breakMinutes: number,
): { readonly starts: readonly Date[]; readonly endsAt: Date } {
  const starts: Date[] = [];
  let nextMs = startsAt.getTime();
  for (const length of minutes) {
    starts.push(new Date(nextMs));
    nextMs += (length + breakMinutes) * MS_PER_MINUTE;
  }
  const tail = minutes.length === 0 ? 0 : breakMinutes * MS_PER_MINUTE;
  return { starts, endsAt: new Date(nextMs - tail) };
}
