import type { MockInterview, Round, Seat } from './mock-interview.js';
import { runningRound } from './running-round.js';

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 60 * MS_PER_MINUTE;

/** How long before the beginning one can come in. */
const JOIN_EARLY_MS = 10 * MS_PER_MINUTE;
/** How long after the beginning who is not there has missed it. */
const WAIT_MS = 15 * MS_PER_MINUTE;
/** How long after its planned end a live one is ended in which no round is running. */
const OVERRUN_MS = 2 * MS_PER_HOUR;
/** How long feedback waits for the other's. */
const FEEDBACK_MS = 48 * MS_PER_HOUR;

export type TimePassed =
  | { readonly kind: 'nothing' }
  /** All times on offer are over; what is booked stands. */
  | { readonly kind: 'offer-over' }
  | { readonly kind: 'expired'; readonly at: Date }
  | { readonly kind: 'missed'; readonly at: Date; readonly by: readonly string[] }
  | { readonly kind: 'never-started'; readonly at: Date }
  | { readonly kind: 'round-over'; readonly at: Date; readonly number: number }
  | { readonly kind: 'overrun'; readonly at: Date }
  | { readonly kind: 'reveal'; readonly at: Date };

type Timed = Pick<MockInterview, 'state' | 'offeredStarts' | 'startsAt' | 'endsAt' | 'feedbackAt'>;
type TimedRound = Pick<Round, 'number' | 'startedAt' | 'endedAt' | 'minutes'>;

/** The first instant at which an interview can be joined. */
export function joinableFrom(startsAt: Date): Date {
  return new Date(startsAt.getTime() - JOIN_EARLY_MS);
}

/**
 * When time alone does something to an interview: the last time on offer is over, the wait for who is
 * not there, the limit of the round that is running or else two hours after the planned end of one that
 * nobody ended, 48 hours after the last round. Null when nothing is left to happen.
 */
export function dueAtOf(interview: Timed, rounds: readonly TimedRound[]): Date | null {
  const lastOffered = interview.offeredStarts.at(-1) ?? null;
  if (interview.state === 'proposed') return lastOffered;
  if (interview.state === 'scheduled') {
    return earlier(lastOffered, after(interview.startsAt, WAIT_MS));
  }
  if (interview.state === 'live') {
    return runningRound(rounds)?.limit ?? after(interview.endsAt, OVERRUN_MS);
  }
  return interview.state === 'feedback' ? after(interview.feedbackAt, FEEDBACK_MS) : null;
}

/**
 * What time has done to an interview by `now`, one thing at a time: whoever acts on it asks again.
 * `at` is when it happened, however late somebody looks.
 */
export function passTime(
  interview: Timed,
  { seats, rounds }: { seats: readonly Seat[]; rounds: readonly TimedRound[] },
  now: Date,
): TimePassed {
  const at = dueAtOf(interview, rounds);
  if (at === null || now < at) return { kind: 'nothing' };
  switch (interview.state) {
    case 'proposed':
      return { kind: 'expired', at };
    case 'scheduled': {
      const missedAt = after(interview.startsAt, WAIT_MS);
      if (missedAt === null || now < missedAt) return { kind: 'offer-over' };
      const absent = seats.filter(({ joinedAt }) => joinedAt === null);
      return { kind: 'missed', at: missedAt, by: absent.map(({ learnerId }) => learnerId) };
    }
    case 'live':
      return endOfLive(rounds, at);
    default:
      return { kind: 'reveal', at };
  }
}

function endOfLive(rounds: readonly TimedRound[], at: Date): TimePassed {
  const running = runningRound(rounds);
  if (running !== null) return { kind: 'round-over', at, number: running.number };
  const hasBegun = rounds.some(({ startedAt }) => startedAt !== null);
  return { kind: hasBegun ? 'overrun' : 'never-started', at };
}

function after(instant: Date | null, ms: number): Date | null {
  return instant === null ? null : new Date(instant.getTime() + ms);
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
