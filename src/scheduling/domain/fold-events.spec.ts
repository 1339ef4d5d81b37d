import { describe, expect, it } from '@jest/globals';
import { foldEvents } from './fold-events.js';
import { newCard } from './new-card.js';
import { rateCard } from './rate-card.js';
import type { Rating, ReviewEvent, ReviewRecorded } from './review-event.js';
import { FIRST_SCHEDULING_PARAMETERS } from './scheduling-parameters.js';

const cardOf = (...log: Parameters<typeof foldEvents>) => foldEvents(...log).card;

const P = FIRST_SCHEDULING_PARAMETERS;
const STRICT = { ...P, version: 1, desiredRetention: 0.97 };
const parametersOf = (version: number) => (version === 1 ? STRICT : P);
const OWNER = { learnerId: 'ada', questionId: 'cap' };

/** Ids sort as they are written here; the instant is enough to tell the rest. */
function on(id: string, instant: string) {
  const occurredAt = new Date(instant);
  const studyDay = instant.slice(0, 10);
  const common = { ...OWNER, occurredAt, receivedAt: occurredAt, zone: 'UTC', studyDay };
  return { ...common, id, durationMs: null, parametersVersion: 0 };
}

function review(id: string, instant: string, rating: Rating): ReviewRecorded {
  const origin = { source: 'self', attemptId: null, policy: 'rubric-v1', dueDay: null } as const;
  return { ...on(id, instant), kind: 'review', rating, ...origin };
}

const first = review('a', '2024-05-01T10:00Z', 3);
const second = review('b', '2024-05-03T10:00Z', 3);
const third = review('c', '2024-05-12T10:00Z', 1);
const voided = (id: string, targetId: string): ReviewEvent => ({
  ...on(id, '2024-06-01T00:00Z'),
  kind: 'void',
  targetId,
});
const corrected = (id: string, targetId: string, rating: Rating): ReviewEvent => ({
  ...on(id, '2024-05-20T00:00Z'),
  kind: 'correction',
  source: 'peer',
  targetId,
  rating,
});
const fold = (...events: ReviewEvent[]) => cardOf(events, parametersOf, OWNER);
const effects = (...events: ReviewEvent[]) =>
  foldEvents(events, parametersOf).events.map(({ effect }) => effect);

describe('foldEvents', () => {
  it('makes a new card of no events', () => {
    expect(fold()).toEqual(newCard(OWNER));
    expect(() => cardOf([], parametersOf)).toThrow(RangeError);
  });

  it('rates the card once for each review', () => {
    const card = [first, second, third].reduce((c, r) => rateCard(c, r, P), newCard(OWNER, 3));
    expect(fold(first, second, third)).toEqual(card);
    expect(card).toMatchObject({ state: 'relearning', reps: 3, lapses: 1, version: 3 });
  });

  it('reads the log by time, then id, however it arrives', () => {
    expect(fold(third, first, second)).toEqual(fold(first, second, third));
    const sameInstant = review('b2', '2024-05-03T10:00Z', 1);
    expect(fold(sameInstant, second, first)).toEqual(fold(first, second, sameInstant));
  });

  it('uses the parameters each event names', () => {
    const strict = { ...second, parametersVersion: 1 };
    expect(fold(first, second).intervalDays).toBe(11);
    expect(fold(first, strict).intervalDays).toBe(3);
    expect(fold(first, strict).stability).toBe(fold(first, second).stability);
  });
});

describe('undo and redo', () => {
  it('leaves out what was taken back, and later reviews replay', () => {
    expect(fold(first, second, third, voided('v', 'b'))).toEqual({
      ...fold(first, third),
      version: 4,
    });
  });

  it('makes a card new again when everything was taken back', () => {
    expect(fold(first, voided('v', 'a'))).toEqual(newCard(OWNER, 2));
  });

  it('puts back what was redone', () => {
    const redo: ReviewEvent = { ...on('w', '2024-06-01T00:00Z'), kind: 'unvoid', targetId: 'b' };
    const card = fold(first, second, voided('v', 'b'), redo);
    expect(card).toEqual({ ...fold(first, second), version: 4 });
  });

  it('ignores a target that the log does not hold', () => {
    expect(fold(first, voided('v', 'elsewhere'))).toEqual({ ...fold(first), version: 2 });
  });
});

describe('corrections', () => {
  it('replace the rating at the original time without another repetition', () => {
    const again = review('b', '2024-05-03T10:00Z', 1);
    expect(fold(first, second, third, corrected('k', 'b', 1))).toEqual({
      ...fold(first, again, third),
      version: 4,
    });
  });

  it('give way to later ones, and come back when those are taken back', () => {
    const twice = [first, second, corrected('k', 'b', 1), corrected('l', 'b', 4)];
    expect(fold(...twice)).toEqual({
      ...fold(first, review('b', '2024-05-03T10:00Z', 4)),
      version: 4,
    });
    expect(fold(...twice, voided('v', 'l'))).toEqual({
      ...fold(first, review('b', '2024-05-03T10:00Z', 1)),
      version: 5,
    });
  });

  it('are told beside the rating they gave', () => {
    const steps = foldEvents([first, second, corrected('k', 'b', 1)], parametersOf).events;
    expect(steps.map(({ rating, correctionId }) => [rating, correctionId])).toEqual([
      [3, null],
      [1, 'k'],
      [null, null],
    ]);
  });

  it('do not act on a review that was taken back', () => {
    const card = fold(first, second, corrected('k', 'b', 1), voided('v', 'b'));
    expect(card).toEqual({ ...fold(first), version: 4 });
  });
});

describe('reviews in quick succession', () => {
  const hasty = review('a1', '2024-05-01T10:00:30Z', 4);
  const patient = review('a2', '2024-05-01T10:01:10Z', 4);

  it('count once a minute, measured from the last that counted', () => {
    expect(effects(first, hasty, patient)).toEqual(['applied', 'too-soon', 'applied']);
    expect(fold(first, hasty, patient)).toEqual({ ...fold(first, patient), version: 3 });
  });

  it('count when the earlier one was taken back', () => {
    expect(effects(first, hasty, patient, voided('v', 'a'))).toEqual([
      'voided',
      'applied',
      'too-soon',
      'no-change',
    ]);
  });

  it('all count when they are imported', () => {
    const imported = { ...hasty, source: 'import' } as const;
    expect(effects(first, imported)).toEqual(['applied', 'applied']);
  });

  it('come to the same when the later one arrives first', () => {
    expect(fold(hasty, first)).toEqual(fold(first, hasty));
  });
});

describe('events that are not reviews', () => {
  const forget: ReviewEvent = { ...on('f', '2024-05-13T10:00Z'), kind: 'forget' };
  const dueAgain: ReviewEvent = {
    ...on('d', '2024-05-13T10:00Z'),
    kind: 'set-due',
    dueDay: '2024-05-15',
  };

  it('forget returns to new and keeps the counts', () => {
    expect(fold(first, second, third, forget)).toEqual({
      ...newCard(OWNER, 4),
      reps: 3,
      lapses: 1,
    });
  });

  it('a review after it introduces the card anew', () => {
    const card = fold(first, forget, review('g', '2024-05-13T10:00:10Z', 3));
    expect(card).toMatchObject({ introducedDay: '2024-05-13', stability: 2.3065, reps: 2 });
  });

  it('set-due moves a card with memory and ignores a new one', () => {
    expect(fold(first, second, third, dueAgain)).toMatchObject({
      state: 'review',
      dueDay: '2024-05-15',
      dueAt: null,
      intervalDays: 2,
      step: null,
    });
    expect(fold(dueAgain)).toEqual(newCard(OWNER, 1));
    expect(effects(dueAgain)).toEqual(['no-memory']);
  });

  it('practice, even rated, changes nothing', () => {
    const practice: ReviewEvent = {
      ...on('p', '2024-05-02T10:00Z'),
      kind: 'practice',
      rating: 1,
      attemptId: null,
    };
    expect(fold(first, practice, second)).toEqual({ ...fold(first, second), version: 3 });
  });

  it('suspend, unsuspend and bury mark the card', () => {
    const suspend: ReviewEvent = { ...on('s', '2024-05-02T10:00Z'), kind: 'suspend' };
    const unsuspend: ReviewEvent = { ...on('u', '2024-05-03T10:00Z'), kind: 'unsuspend' };
    const bury: ReviewEvent = { ...on('y', '2024-05-04T10:00Z'), kind: 'bury' };
    expect(fold(first, suspend).suspended).toBe(true);
    expect(fold(unsuspend, first, suspend).suspended).toBe(false);
    expect(fold(first, bury).buriedDay).toBe('2024-05-04');
    expect(fold(first, suspend, bury)).toMatchObject({ state: 'review', dueDay: '2024-05-03' });
  });
});
