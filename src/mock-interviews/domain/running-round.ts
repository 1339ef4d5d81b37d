import type { Round } from './mock-interview.js';

const MS_PER_MINUTE = 60_000;
const GRACE_MS = 10 * MS_PER_MINUTE;

export interface RunningRound {
  readonly number: number;
  /** When it ends though nobody ends it: ten minutes after its time is up. */
  readonly limit: Date;
}

/** The round that has begun and not ended, of which there is one at most; null without one. */
export function runningRound(
  rounds: readonly Pick<Round, 'number' | 'startedAt' | 'endedAt' | 'minutes'>[],
): RunningRound | null {
  for (const { number, startedAt, endedAt, minutes } of rounds) {
    if (startedAt === null || endedAt !== null) continue;
    const limit = new Date(startedAt.getTime() + minutes * MS_PER_MINUTE + GRACE_MS);
    return { number, limit };
  }
  return null;
}
