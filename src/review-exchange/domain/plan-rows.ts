import type { FoldedEvent } from '../../scheduling/domain/fold-events.js';
import type {
  CardMarked,
  Rating,
  ReviewEvent,
  ReviewRecorded,
} from '../../scheduling/domain/review-event.js';
import { studyDayOf, type StudyClock } from '../../scheduling/domain/study-day.js';
import type { ReviewRow } from './review-row.js';
import { wasForgottenBetween } from './was-forgotten-between.js';

/** What an event out of a file is told apart by; equal seeds are the same event, in whichever file. */
export interface EventSeed {
  readonly learnerId: string;
  readonly questionId: string;
  readonly occurredAt: Date;
  /** 0 for a reset of the card, which comes before the review of the same instant. */
  readonly rating: Rating | 0;
  /** Among the events of the card that are equal in all of this, from 0. */
  readonly ordinal: number;
}

/** What is the same for all rows of one card. */
export interface RowFrame {
  readonly learnerId: string;
  readonly questionId: string;
  readonly parametersVersion: number;
  readonly receivedAt: Date;
  readonly clock: StudyClock;
}

export interface RowPlan {
  readonly events: readonly ReviewEvent[];
  /** Rows that the log holds already. */
  readonly duplicates: number;
}

/**
 * The events that the rows of one card add to its log. A row is there already if the log has a review
 * of that instant and rating, as recorded or as corrected later, wherever it came from: so a log that
 * is brought back to where it was exported adds nothing, and what was undone there stays undone. Of
 * equal rows as many are there as the log has. Where the file shows that the card was reset, it is
 * forgotten there.
 *
 * @param rows by their instant
 * @param stored the card's log as it is
 * @param idOf an id that depends on the seed alone, and sorts by instant, rating and ordinal
 */
export function planRows(
  rows: readonly ReviewRow[],
  stored: readonly FoldedEvent[],
  { clock, ...frame }: RowFrame,
  idOf: (seed: EventSeed) => string,
): RowPlan {
  const known = countReviews(stored);
  const seen = new Map<string, number>();
  const events: ReviewEvent[] = [];
  let duplicates = 0;
  for (const [index, row] of rows.entries()) {
    const { occurredAt, rating } = row;
    const key = keyOf(occurredAt, rating);
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    if (ordinal < (known.get(key) ?? 0)) {
      duplicates += 1;
      continue;
    }
    const { zone } = clock;
    const placed = { ...frame, occurredAt, zone, studyDay: studyDayOf(occurredAt, clock) };
    if (wasForgottenBetween(rows[index - 1]?.state ?? null, row.state)) {
      events.push(forgetting(placed, idOf({ ...frame, occurredAt, rating: 0, ordinal })));
    }
    events.push(review(placed, row, idOf({ ...frame, occurredAt, rating, ordinal })));
  }
  return { events, duplicates };
}

type Placed = Omit<CardMarked, 'id' | 'kind' | 'durationMs'>;

function review(placed: Placed, { rating, durationMs }: ReviewRow, id: string): ReviewRecorded {
  return {
    ...placed,
    id,
    kind: 'review',
    rating,
    durationMs,
    source: 'import',
    attemptId: null,
    policy: null,
    // History is not put on the least busy day of now: the seed of the fold spreads it.
    dueDay: null,
  };
}

function forgetting(placed: Placed, id: string): CardMarked {
  return { ...placed, id, kind: 'forget', durationMs: null };
}

function countReviews(stored: readonly FoldedEvent[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { event, rating } of stored) {
    if (event.kind !== 'review') continue;
    for (const said of new Set([event.rating, rating ?? event.rating])) {
      const key = keyOf(event.occurredAt, said);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function keyOf(occurredAt: Date, rating: Rating): string {
  return `${occurredAt.getTime()}:${rating}`;
}
