import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldEvents } from '../../scheduling/domain/fold-events.js';
import type { ReviewEvent } from '../../scheduling/domain/review-event.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import type { SentDueDay, SentEvent, SentMark, SentReversal, SentReview } from './sent-event.js';
import { settleBatch, type BatchContext } from './settle-batch.js';
import type { Verdict } from './verdict.js';

const now = new Date('2026-03-10T09:00:00.000Z');
const learner = { id: 'ada', zone: 'Europe/Berlin', rolloverHour: 4 };

function against(more: Partial<BatchContext> = {}): BatchContext {
  return {
    learner,
    now,
    parametersVersion: 7,
    known: new Map(),
    questionIds: new Set(['q', 'r']),
    ...more,
  };
}

const common = { questionId: 'q', occurredAt: new Date('2026-03-09T09:00:00.000Z') };

function review(id: string, more: Partial<SentReview> = {}): SentReview {
  return { ...common, id, kind: 'review', rating: 3, durationMs: null, zone: undefined, ...more };
}

function mark(id: string, more: Partial<SentMark> = {}): SentMark {
  return { ...common, id, kind: 'suspend', zone: undefined, ...more };
}

function setDue(id: string, dueDay: string): SentDueDay {
  return { ...common, id, kind: 'set-due', dueDay, zone: undefined };
}

function reversal(id: string, targetId: string, more: Partial<SentReversal> = {}): SentReversal {
  return { ...common, id, kind: 'void', targetId, zone: undefined, ...more };
}

function verdicts(events: readonly SentEvent[], context = against()): Verdict[] {
  const settled = settleBatch(events, context);
  return events.map((event) => {
    const verdict = settled.get(event);
    if (verdict === undefined) throw new Error('no verdict');
    return verdict;
  });
}

const inShort = (verdict: Verdict): string =>
  verdict.kind === 'rejected'
    ? `${verdict.rejection.code} ${verdict.rejection.errors.map(({ code }) => code).join()}`
    : verdict.kind;

describe('settleBatch', () => {
  it('places a review with what the phone said and no day of its own', () => {
    expect(verdicts([review('a', { zone: 'Asia/Tokyo', durationMs: 5 })])).toEqual([
      {
        kind: 'applied',
        event: {
          id: 'a',
          learnerId: 'ada',
          questionId: 'q',
          kind: 'review',
          rating: 3,
          source: 'direct',
          attemptId: null,
          policy: null,
          dueDay: null,
          durationMs: 5,
          occurredAt: new Date('2026-03-09T09:00:00.000Z'),
          receivedAt: now,
          zone: 'Asia/Tokyo',
          studyDay: '2026-03-09',
          parametersVersion: 7,
        },
      },
    ]);
  });

  it('takes every kind', () => {
    const events = [
      review('a'),
      review('b', { kind: 'practice' }),
      mark('c'),
      setDue('d', '2026-03-09'),
      reversal('e', 'a'),
      reversal('f', 'a', { kind: 'unvoid' }),
    ];
    expect(verdicts(events).map(inShort)).toEqual(events.map(() => 'applied'));
  });

  it('judges each event by itself', () => {
    const events = [
      review('a'),
      review('b', { questionId: 'nowhere' }),
      review('c', { occurredAt: new Date(now.getTime() + 300_001) }),
      mark('d', { zone: 'Mars/Olympus' }),
      setDue('e', '2026-03-08'),
      reversal('f', 'nothing'),
      mark('g'),
    ];
    expect(verdicts(events).map(inShort)).toEqual([
      'applied',
      'not-found unknown-question',
      'rule-violated in-the-future',
      'rule-violated unknown-zone',
      'rule-violated in-the-past',
      'unknown-target unknown-target',
      'applied',
    ]);
  });

  it('knows an event again, in the log and in the batch', () => {
    const [first] = verdicts([review('a', { durationMs: 9 })]);
    if (first?.kind !== 'applied') throw new Error('not applied');
    const known = new Map<string, ReviewEvent>([['a', first.event]]);
    const again = [
      review('a', { durationMs: 9 }),
      review('a', { durationMs: 9, zone: 'Europe/Berlin' }),
      review('a'),
      review('a', { durationMs: 9, rating: 4 }),
      review('a', { durationMs: 9, zone: 'UTC' }),
      mark('a'),
      mark('b'),
      mark('b'),
      mark('b', { kind: 'bury' }),
    ];
    const taken = 'already-exists taken';
    expect(verdicts(again, against({ known })).map(inShort)).toEqual([
      'duplicate',
      'duplicate',
      taken,
      taken,
      taken,
      taken,
      'applied',
      'duplicate',
      taken,
    ]);
  });

  it('takes a second event under the id of one that it rejected', () => {
    const events = [review('a', { questionId: 'nowhere' }), review('a')];
    expect(verdicts(events).map(inShort)).toEqual(['not-found unknown-question', 'applied']);
  });

  it('finds a target wherever it stands in the batch, and none among the rejected', () => {
    const events = [
      reversal('undo', 'a'),
      reversal('of-undo', 'undo'),
      reversal('of-bad', 'bad'),
      review('a'),
      review('bad', { questionId: 'nowhere' }),
    ];
    expect(verdicts(events).map(inShort)).toEqual([
      'applied',
      'rule-violated not-reversible',
      'unknown-target unknown-target',
      'applied',
      'not-found unknown-question',
    ]);
  });

  it('comes to the same log however the events are cut, ordered and repeated', () => {
    const history: SentEvent[] = Array.from({ length: 12 }, (_, index) => {
      const at = { occurredAt: new Date(now.getTime() - (12 - index) * 40 * 3_600_000) };
      const id = `e${index}`;
      const questionId = index % 2 === 0 ? 'q' : 'r';
      if (index % 5 === 3) return mark(id, { ...at, questionId, kind: 'bury' });
      if (index % 5 === 4) {
        return reversal(id, `e${index - 2}`, { ...at, questionId });
      }
      return review(id, { ...at, questionId, rating: ((index % 4) + 1) as 1 | 2 | 3 | 4 });
    });
    const expected = arrive([history]);
    const cuts = fc.array(fc.shuffledSubarray(history, { minLength: 1 }), { maxLength: 6 });
    fc.assert(
      fc.property(cuts, (batches) => {
        expect(arrive([...batches, history])).toEqual(expected);
      }),
    );
  });

  /** The cards after batches that arrive one after the other. */
  function arrive(batches: readonly (readonly SentEvent[])[]): unknown[] {
    const known = new Map<string, ReviewEvent>();
    for (const batch of batches) {
      for (const verdict of verdicts(batch, against({ known: new Map(known) }))) {
        if (verdict.kind === 'applied') known.set(verdict.event.id, verdict.event);
      }
    }
    return ['q', 'r'].map((questionId) => {
      const log = Array.from(known.values()).filter((event) => event.questionId === questionId);
      return foldEvents(log, () => DEFAULT_SCHEDULING_PARAMETERS).card;
    });
  }
});
