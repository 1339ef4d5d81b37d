import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromDocumentEvent } from './from-document-event.js';
import { toDocumentEvent } from './log-document.js';
import { readDocumentEvent } from './read-document-event.js';

const latest = new Date('2026-01-01T00:00:00.000Z');
const blank = {
  rating: null,
  source: null,
  targetId: null,
  attemptId: null,
  policy: null,
  dueDay: null,
  durationMs: null,
};
const frame = {
  id: '01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e10',
  cardId: '1711684180217',
  occurredAt: '2025-03-01T08:30:00.000Z',
  receivedAt: '2025-03-01T08:30:01.000Z',
  studyDay: '2025-03-01',
  zone: 'Europe/Berlin',
  parametersVersion: -1,
};
const target = '01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11';
const review = { ...blank, ...frame, kind: 'review', rating: 3, source: 'direct' };
const read = (value: unknown) => readDocumentEvent(value, 5, latest);

describe('readDocumentEvent', () => {
  it.each([
    review,
    { ...review, attemptId: target, policy: 'self-1', dueDay: '2025-03-09', durationMs: 61_000 },
    { ...blank, ...frame, kind: 'practice' },
    { ...blank, ...frame, kind: 'practice', rating: 2, attemptId: target },
    { ...blank, ...frame, kind: 'correction', rating: 1, source: 'peer', targetId: target },
    { ...blank, ...frame, kind: 'void', targetId: target },
    { ...blank, ...frame, kind: 'unvoid', targetId: target },
    { ...blank, ...frame, kind: 'set-due', dueDay: '2025-04-01' },
    ...['forget', 'suspend', 'unsuspend', 'bury', 'reschedule'].map((kind) => ({
      ...blank,
      ...frame,
      kind,
    })),
  ])('reads $kind, and writes it the same', (document) => {
    const reading = read(document);
    if (reading.kind !== 'event') throw new Error(JSON.stringify(reading));
    const place = { learnerId: 'learner', questionId: 'question', parametersVersion: 4 };
    const event = fromDocumentEvent(reading.event, place);
    expect(event).toMatchObject(place);
    expect(toDocumentEvent(event, frame.cardId, -1)).toEqual(document);
  });

  it('takes what is left out as null', () => {
    const { attemptId: _, policy: __, dueDay: ___, targetId: ____, ...short } = review;
    expect(read(short)).toEqual({ kind: 'event', event: review });
  });

  it.each([
    ['an id in capitals', { id: frame.id.toUpperCase() }, 'id', 'invalid'],
    ['no card', { cardId: undefined }, 'cardId', 'invalid'],
    ['a number for a card', { cardId: 17 }, 'cardId', 'invalid'],
    ['NUL in a card', { cardId: 'a\u0000' }, 'cardId', 'invalid'],
    ['an unknown kind', { kind: 'learn' }, 'kind', 'invalid'],
    ['a kind that objects have', { kind: 'constructor' }, 'kind', 'invalid'],
    ['a rating of 5', { rating: 5 }, 'rating', 'invalid'],
    ['a rating of 1.5', { rating: 1.5 }, 'rating', 'invalid'],
    ['a rating as text', { rating: '3' }, 'rating', 'invalid'],
    ['no rating', { rating: null }, 'rating', 'missing'],
    ['an unknown source', { source: 'me' }, 'source', 'invalid'],
    ['a target of its own', { targetId: target }, 'targetId', 'unexpected'],
    ['a day that does not exist', { studyDay: '2025-02-30' }, 'studyDay', 'invalid'],
    ['the day before', { studyDay: '2025-02-27' }, 'studyDay', 'other-day'],
    ['the day after', { studyDay: '2025-03-02' }, 'studyDay', 'other-day'],
    ['an unknown zone', { zone: 'Mars/Olympus' }, 'zone', 'invalid'],
    ['a time without offset', { occurredAt: '2025-03-01T08:30:00' }, 'occurredAt', 'invalid'],
    ['a time to come', { occurredAt: '2026-01-01T00:00:00.001Z' }, 'occurredAt', 'in-the-future'],
    ['received later', { receivedAt: '2026-01-01T00:00:00.001Z' }, 'receivedAt', 'in-the-future'],
    ['too long a time', { durationMs: 86_400_001 }, 'durationMs', 'invalid'],
    ['a half version', { parametersVersion: 0.5 }, 'parametersVersion', 'invalid'],
    ['a version as text', { parametersVersion: '1' }, 'parametersVersion', 'invalid'],
    ['an owner', { learnerId: target }, null, 'unknown-field'],
  ])('refuses %s', (_, change, field, code) => {
    expect(read({ ...review, ...change })).toMatchObject({
      kind: 'faulty',
      problems: [{ line: 5, field, code }],
    });
  });

  it('takes the day before for those whose day begins late', () => {
    expect(read({ ...review, studyDay: '2025-02-28' })).toMatchObject({ kind: 'event' });
  });

  it('never throws, whatever it is given', () => {
    const near = fc.record(
      Object.fromEntries(Object.keys(review).map((key) => [key, fc.jsonValue()])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(near, fc.jsonValue()), (value) => {
        expect(['event', 'faulty']).toContain(read(value).kind);
      }),
    );
  });
});
