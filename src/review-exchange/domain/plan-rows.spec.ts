import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldEvents } from '../../scheduling/domain/fold-events.js';
import type { Rating, ReviewEvent } from '../../scheduling/domain/review-event.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { planRows, type EventSeed } from './plan-rows.js';
import type { ReviewRow, StateNumber } from './review-row.js';

const frame = {
  learnerId: 'learner',
  questionId: 'card',
  parametersVersion: -1,
  receivedAt: new Date('2026-01-01T00:00:00Z'),
  clock: { zone: 'America/New_York', rolloverHour: 4 },
};
const idOf = ({ occurredAt, rating, ordinal }: EventSeed): string =>
  [String(occurredAt.getTime()).padStart(14, '0'), rating, ordinal].join('-');
const fold = (events: readonly ReviewEvent[]) =>
  events.length === 0 ? [] : foldEvents(events, () => DEFAULT_SCHEDULING_PARAMETERS).events;
const row = (time: string, rating: Rating, state: StateNumber | null = null): ReviewRow => ({
  cardKey: '17',
  occurredAt: new Date(time),
  rating,
  state,
  durationMs: 1000,
});
const plan = (rows: readonly ReviewRow[], stored: readonly ReviewEvent[] = []) =>
  planRows(rows, fold(stored), frame, idOf);

const first = row('2025-03-01T08:59:59Z', 3);
const second = row('2025-03-04T12:00:00Z', 1);

describe('planRows', () => {
  it('makes a review of each row, on the learner’s study day', () => {
    expect(plan([first, second])).toEqual({
      duplicates: 0,
      events: [
        {
          id: idOf({ ...frame, occurredAt: first.occurredAt, rating: 3, ordinal: 0 }),
          learnerId: 'learner',
          questionId: 'card',
          kind: 'review',
          occurredAt: first.occurredAt,
          receivedAt: frame.receivedAt,
          zone: 'America/New_York',
          studyDay: '2025-02-28',
          durationMs: 1000,
          parametersVersion: -1,
          rating: 3,
          source: 'import',
          attemptId: null,
          policy: null,
          dueDay: null,
        },
        expect.objectContaining({ rating: 1, studyDay: '2025-03-04' }),
      ],
    });
  });

  it('adds nothing the second time', () => {
    const { events } = plan([first, second]);
    expect(plan([second, first], events)).toEqual({ events: [], duplicates: 2 });
  });

  it('keeps as many equal rows as there are', () => {
    const { events } = plan([first, first]);
    expect(events).toHaveLength(2);
    expect(plan([first, first, first], events)).toMatchObject({ duplicates: 2 });
    expect(plan([first, first, first], events).events).toHaveLength(1);
  });

  it('knows a review again that was recorded here, under any id', () => {
    const [event] = plan([first]).events;
    if (event?.kind !== 'review') throw new Error('no review');
    const own: ReviewEvent = { ...event, id: 'own', source: 'direct' };
    expect(plan([first], [own])).toEqual({ events: [], duplicates: 1 });
  });

  it('knows a review again by what it was corrected to, and by what it was before', () => {
    const [event] = plan([first]).events;
    if (event?.kind !== 'review') throw new Error('no review');
    const { policy: _, attemptId: __, dueDay: ___, ...common } = event;
    const correction: ReviewEvent = {
      ...common,
      id: 'correction',
      kind: 'correction',
      targetId: event.id,
      rating: 1,
      source: 'coach',
    };
    expect(plan([first], [event, correction])).toMatchObject({ duplicates: 1 });
    expect(plan([{ ...first, rating: 1 }], [event, correction])).toMatchObject({ duplicates: 1 });
    expect(plan([{ ...first, rating: 2 }], [event, correction])).toMatchObject({ duplicates: 0 });
  });

  it('leaves undone what was undone', () => {
    const [event] = plan([first]).events;
    if (event?.kind !== 'review') throw new Error('no review');
    const { id, learnerId, questionId, occurredAt, receivedAt, zone, studyDay } = event;
    const place = { learnerId, questionId, occurredAt, receivedAt, zone, studyDay };
    const undo: ReviewEvent = {
      ...place,
      id: 'undo',
      kind: 'void',
      targetId: id,
      durationMs: null,
      parametersVersion: -1,
    };
    expect(plan([first], [event, undo])).toEqual({ events: [], duplicates: 1 });
  });

  it('forgets a card where the file shows that it was reset', () => {
    const { events } = plan([
      row('2025-03-01T12:00:00Z', 4, 0),
      row('2025-03-09T12:00:00Z', 3, 2),
      row('2025-03-19T12:00:00Z', 4, 0),
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(['review', 'review', 'forget', 'review']);
    const states = fold(events).map(({ before }) => before.state);
    expect(states).toEqual(['new', 'review', 'review', 'new']);
  });

  it('keeps the order of the rows of one instant whatever the order of the file', () => {
    const rows = [1, 2, 3, 4].map((rating) => row('2025-03-01T12:00:00Z', rating as Rating));
    const ids = (of: readonly ReviewRow[]) => plan(of).events.map(({ id }) => id);
    expect(ids(rows.toReversed()).toSorted()).toEqual(ids(rows));
  });

  it('ends the same whichever part of a file comes first', () => {
    const arbitraryRow = fc.record({ minute: fc.nat(6), rating: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(arbitraryRow, { maxLength: 12 }), fc.nat(12), (made, cut) => {
        const rows = made
          .map(({ minute, rating }) => row(`2025-03-01T12:0${minute}:00Z`, rating as Rating))
          .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
        const whole = plan(rows).events;
        const early = plan(rows.slice(0, cut)).events;
        const twice = [...early, ...plan(rows, early).events];
        const ids = (events: readonly ReviewEvent[]) => events.map(({ id }) => id).toSorted();
        expect(ids(twice)).toEqual(ids(whole));
        expect(plan(rows, whole)).toEqual({ events: [], duplicates: rows.length });
      }),
    );
  });
});
