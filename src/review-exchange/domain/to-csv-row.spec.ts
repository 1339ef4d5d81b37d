import { describe, expect, it } from '@jest/globals';
import { foldEvents } from '../../scheduling/domain/fold-events.js';
import type { ReviewEvent } from '../../scheduling/domain/review-event.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { toCsvRow } from './to-csv-row.js';

const at = (time: string) => ({
  id: time,
  learnerId: 'learner',
  questionId: 'card',
  occurredAt: new Date(time),
  receivedAt: new Date(time),
  zone: 'UTC',
  studyDay: time.slice(0, 10),
  durationMs: null,
  parametersVersion: -1,
});
const review = (time: string, rating: 1 | 2 | 3 | 4): ReviewEvent => ({
  ...at(time),
  kind: 'review',
  rating,
  durationMs: 61_000,
  source: 'direct',
  attemptId: null,
  policy: null,
  dueDay: null,
});
const rowsOf = (events: readonly ReviewEvent[]) =>
  foldEvents(events, () => DEFAULT_SCHEDULING_PARAMETERS).events.map((folded) =>
    toCsvRow('=17', folded)?.join(','),
  );

describe('toCsvRow', () => {
  it('tells the state each review found the card in', () => {
    const log = [
      review('2026-01-01T10:00:00.000Z', 1),
      review('2026-01-01T10:20:00.000Z', 3),
      review('2026-01-03T10:00:00.000Z', 1),
      review('2026-01-03T10:20:00.000Z', 3),
    ];
    expect(rowsOf(log)).toEqual([
      "'=17,1767261600000,1,0,61000",
      "'=17,1767262800000,3,1,61000",
      "'=17,1767434400000,1,2,61000",
      "'=17,1767435600000,3,3,61000",
    ]);
  });

  it('leaves out what is no review or does not count, and takes corrected ratings', () => {
    const first = review('2026-01-01T10:00:00.000Z', 1);
    const log: ReviewEvent[] = [
      first,
      review('2026-01-01T10:00:30.000Z', 4),
      { ...at('2026-01-01T11:00:00.000Z'), kind: 'practice', rating: 2, attemptId: null },
      {
        ...at('2026-01-02T10:00:00.000Z'),
        kind: 'correction',
        targetId: first.id,
        rating: 2,
        source: 'peer',
      },
      review('2026-01-04T10:00:00.000Z', 3),
      {
        ...at('2026-01-05T10:00:00.000Z'),
        kind: 'void',
        targetId: '2026-01-04T10:00:00.000Z',
      },
      { ...at('2026-01-06T10:00:00.000Z'), kind: 'suspend' },
    ];
    const rows = rowsOf(log).filter((row) => row !== undefined);
    expect(rows).toEqual(["'=17,1767261600000,2,0,61000"]);
  });
});
