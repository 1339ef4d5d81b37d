import { describe, expect, it } from '@jest/globals';
import { foldEvents } from './fold-events.js';
import type { ReviewEvent } from './review-event.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from './scheduling-parameters.js';
import type { SchedulingParameters } from './scheduling-parameters.js';

const OWNER = { learnerId: 'ada', questionId: 'cap' };
const strict: SchedulingParameters = {
  ...DEFAULT_SCHEDULING_PARAMETERS,
  version: 1,
  desiredRetention: 0.97,
};
const otherWeights: SchedulingParameters = {
  ...DEFAULT_SCHEDULING_PARAMETERS,
  version: 2,
  weights: DEFAULT_SCHEDULING_PARAMETERS.weights.map((w, index) => (index === 2 ? 5 : w)),
};
const parametersOf = (version: number): SchedulingParameters =>
  [strict, otherWeights].find((each) => each.version === version) ?? DEFAULT_SCHEDULING_PARAMETERS;

function event(
  day: string,
  more: Partial<ReviewEvent> & { kind: string },
  version = -1,
): ReviewEvent {
  const occurredAt = new Date(`${day}T10:00Z`);
  return {
    ...OWNER,
    id: day,
    occurredAt,
    receivedAt: occurredAt,
    zone: 'UTC',
    studyDay: day,
    durationMs: null,
    parametersVersion: version,
    ...more,
  } as ReviewEvent;
}
const review = (day: string, rating: number, version = -1): ReviewEvent =>
  event(
    day,
    {
      kind: 'review',
      rating,
      source: 'direct',
      attemptId: null,
      policy: null,
      dueDay: null,
    } as never,
    version,
  );
const reschedule = (day: string, version: number): ReviewEvent =>
  event(day, { kind: 'reschedule' }, version);
const history = [review('2024-05-01', 3), review('2024-05-03', 3), review('2024-05-14', 3)];

describe('a reschedule', () => {
  it('gives the card the memory and, in review, the interval of the other parameters', () => {
    const under = (version: number) =>
      foldEvents(
        history.map((each) => ({ ...each, parametersVersion: version })),
        parametersOf,
      ).card;
    for (const version of [1, 2]) {
      const { card } = foldEvents([...history, reschedule('2024-05-20', version)], parametersOf);
      expect(card).toMatchObject({ stability: under(version).stability, reps: 3 });
      expect(card.lastReviewDay).toBe('2024-05-14');
    }
    const before = foldEvents(history, parametersOf).card;
    const after = foldEvents([...history, reschedule('2024-05-20', 1)], parametersOf).card;
    expect(after.intervalDays).toBeLessThan(before.intervalDays / 2);
    expect(after.stability).toBe(before.stability);
  });

  it('starts after the last time the card was forgotten', () => {
    const since = [event('2024-06-01', { kind: 'forget' }), review('2024-06-02', 3)];
    const alone = foldEvents([review('2024-06-02', 3, 2)], parametersOf).card;
    const { card } = foldEvents([...history, ...since, reschedule('2024-06-03', 2)], parametersOf);
    expect(card.stability).toBe(alone.stability);
  });

  it('keeps the instant of a step', () => {
    const log = [review('2024-05-01', 1), reschedule('2024-05-02', 2)];
    const { card } = foldEvents(log, parametersOf);
    expect([card.state, card.dueAt]).toEqual(['learning', new Date('2024-05-01T10:15Z')]);
  });

  it('is without effect on a new card', () => {
    const { card, events } = foldEvents([reschedule('2024-05-02', 2)], parametersOf);
    expect([card.state, events[0]?.effect]).toEqual(['new', 'no-memory']);
  });

  it('is read in its place: a review that arrives late comes under it too', () => {
    const late = review('2024-05-18', 2);
    const inOrder = foldEvents([...history, late, reschedule('2024-05-20', 2)], parametersOf).card;
    const outOfOrder = foldEvents(
      [...history, reschedule('2024-05-20', 2), late],
      parametersOf,
    ).card;
    expect(outOfOrder).toEqual(inOrder);
  });
});
