import type { Round } from './mock-interview.js';

const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60_000;

export const roundStages = ['waiting', 'running', 'ended'] as const;
export type RoundStage = (typeof roundStages)[number];

/** How a round stands by the server's clock. */
export interface RoundClock {
  readonly stage: RoundStage;
  /** When its time is up; null before it began. */
  readonly endsAt: Date | null;
  /** Of its time, in whole seconds, 0 when it is up; null unless it is running. */
  readonly remainingSeconds: number | null;
}

/**
 * The clock of a round at `now`. A second that has begun counts as left, so that who shows it counts
 * down to 0 at the very end. There is no pause: an interview has none either.
 */
export function roundClock(
  { startedAt, endedAt, minutes }: Pick<Round, 'startedAt' | 'endedAt' | 'minutes'>,
  now: Date,
): RoundClock {
  if (startedAt === null) return { stage: 'waiting', endsAt: null, remainingSeconds: null };
  const endsAt = new Date(startedAt.getTime() + minutes * MS_PER_MINUTE);
  if (endedAt !== null) return { stage: 'ended', endsAt, remainingSeconds: null };
  const leftMs = Math.max(0, endsAt.getTime() - now.getTime());
  return { stage: 'running', endsAt, remainingSeconds: Math.ceil(leftMs / MS_PER_SECOND) };
}
