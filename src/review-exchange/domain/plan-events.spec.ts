import { describe, expect, it } from '@jest/globals';
import type { ReviewEvent } from '../../scheduling/domain/review-event.js';
import { planEvents } from './plan-events.js';

const event: ReviewEvent = {
  id: 'a',
  learnerId: 'learner',
  questionId: 'card',
  kind: 'review',
  occurredAt: new Date('2025-03-01T12:00:00Z'),
  receivedAt: new Date('2025-03-01T12:00:01Z'),
  zone: 'UTC',
  studyDay: '2025-03-01',
  durationMs: null,
  parametersVersion: 0,
  rating: 3,
  source: 'direct',
  attemptId: null,
  policy: null,
  dueDay: null,
};

describe('planEvents', () => {
  it('takes what is new', () => {
    expect(planEvents([{ index: 0, event }], [])).toEqual({
      events: [event],
      duplicates: 0,
      conflicts: [],
    });
  });

  it('passes over what is there, received and computed differently or not', () => {
    const stored = { ...event, receivedAt: new Date(), parametersVersion: 7 };
    expect(planEvents([{ index: 0, event }], [stored])).toEqual({
      events: [],
      duplicates: 1,
      conflicts: [],
    });
  });

  it.each([
    ['another card', { questionId: 'other' }],
    ['another rating', { rating: 1 as const }],
    ['another instant', { occurredAt: new Date('2025-03-01T12:00:00.001Z') }],
  ])('reports an id that belongs to an event of %s', (_, change) => {
    const stored = { ...event, ...change };
    expect(planEvents([{ index: 4, event }], [stored])).toMatchObject({ conflicts: [4] });
  });

  it('holds the events of a document against each other', () => {
    const other = { ...event, rating: 1 as const };
    const incoming = [event, event, other].map((each, index) => ({ index, event: each }));
    expect(planEvents(incoming, [])).toEqual({ events: [event], duplicates: 1, conflicts: [2] });
  });
});
