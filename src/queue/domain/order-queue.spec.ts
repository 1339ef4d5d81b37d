import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Card } from '../../scheduling/domain/card.js';
import { newCard } from '../../scheduling/domain/new-card.js';
import { orderQueue } from './order-queue.js';
import type { NewCandidate, QueueCard, QueueInput } from './queue.js';

const TODAY = '2024-05-10';
const NOW = new Date('2024-05-10T10:00Z');

function card(questionId: string, topic: string, columns: Partial<Card>): QueueCard {
  return { ...newCard({ learnerId: 'ada', questionId }), ...columns, topic };
}

function due(questionId: string, topic: string, dueDay: string, columns: Partial<Card> = {}) {
  const past = { lastReviewDay: '2024-05-01', introducedDay: '2024-04-01', stability: 10 };
  return card(questionId, topic, { state: 'review', dueDay, ...past, ...columns });
}

function inStep(questionId: string, dueAt: string, columns: Partial<Card> = {}) {
  const past = { lastReviewDay: TODAY, introducedDay: TODAY, stability: 1, step: 0 };
  return card(questionId, 't', { state: 'learning', dueAt: new Date(dueAt), ...past, ...columns });
}

function candidates(count: number, topic = 'n'): NewCandidate[] {
  return Array.from({ length: count }, (_, position) => ({
    questionId: `${topic}${position}`,
    topic: `${topic}${position}`,
    position,
  }));
}

function order(input: Partial<QueueInput>) {
  return orderQueue({
    cards: [],
    candidates: [],
    limits: { newPerDay: 3, reviewsPerDay: 100 },
    now: NOW,
    today: TODAY,
    dayStart: new Date(`${TODAY}T04:00Z`),
    retrievabilityOf: ({ stability }) => (stability === null ? null : stability / 100),
    ...input,
  });
}

const idsOf = (input: Partial<QueueInput>) =>
  order(input).items.map(({ questionId }) => questionId);

describe('the order of a backlog', () => {
  it('is settled as the day begins and does not drift while it is worked off', () => {
    const cards = [due('a', 'x', TODAY), due('b', 'y', TODAY), due('c', 'z', TODAY)];
    // By now `b` is remembered best; as the day began it was `c`.
    const retrievabilityOf: QueueInput['retrievabilityOf'] = ({ questionId }, at) => {
      const best = at.getTime() === NOW.getTime() ? 'b' : 'c';
      return questionId === best ? 0.9 : 0.5;
    };
    const limits = { newPerDay: 0, reviewsPerDay: 1 };
    const { items } = order({ cards, limits, retrievabilityOf });
    expect(items).toEqual([expect.objectContaining({ questionId: 'c', retrievability: 0.5 })]);
  });
});

describe('steps', () => {
  it('come first, by due time, up to twenty minutes ahead', () => {
    const cards = [
      due('r', 'x', TODAY),
      inStep('soon', '2024-05-10T10:20Z'),
      inStep('later', '2024-05-10T10:20:01Z'),
      inStep('past', '2024-05-09T22:00Z'),
    ];
    const queue = order({ cards });
    expect(queue.items.map(({ questionId, reason }) => [questionId, reason])).toEqual([
      ['past', 'learning-step'],
      ['soon', 'learning-step'],
      ['r', 'due-review'],
    ]);
    expect(queue.remaining.steps).toBe(2);
  });
});

describe('reviews', () => {
  it('come by due day, with the reason, recall and days overdue', () => {
    const cards = [
      due('today', 'a', TODAY),
      due('old', 'b', '2024-05-03'),
      due('tomorrow', 'c', '2024-05-11'),
    ];
    expect(order({ cards }).items).toEqual([
      {
        questionId: 'old',
        reason: 'overdue-review',
        dueDay: '2024-05-03',
        dueAt: null,
        retrievability: 0.1,
        overdueDays: 7,
      },
      {
        questionId: 'today',
        reason: 'due-review',
        dueDay: TODAY,
        dueAt: null,
        retrievability: 0.1,
        overdueDays: 0,
      },
    ]);
  });

  it('of one day come in an order that lasts the day and changes with it', () => {
    const cards = Array.from({ length: 8 }, (_, n) => due(`q${n}`, `t${n}`, '2024-05-09'));
    const todays = idsOf({ cards });
    expect(idsOf({ cards, now: new Date('2024-05-10T20:00Z') })).toEqual(todays);
    expect(idsOf({ cards, today: '2024-05-11' })).not.toEqual(todays);
    expect(idsOf({ cards, today: '2024-05-11' }).toSorted()).toEqual(todays.toSorted());
  });

  it('over the limit are cut to it, best remembered first', () => {
    const cards = [20, 60, 40, 80].map((stability) =>
      due(`s${stability}`, `t${stability}`, '2024-05-09', { stability }),
    );
    const queue = order({ cards, limits: { newPerDay: 3, reviewsPerDay: 2 } });
    expect(queue.items.map(({ questionId }) => questionId)).toEqual(['s80', 's60']);
    expect(queue.remaining).toMatchObject({ reviews: 2, reviewsHeldBack: 2 });
  });

  it('done today take places, introductions and learning steps do not', () => {
    const cards = [
      due('done', 'a', '2024-06-01', { lastReviewDay: TODAY }),
      inStep('lapsed', '2024-05-10T11:00Z', { state: 'relearning', introducedDay: '2024-04-01' }),
      due('introduced', 'b', '2024-05-12', { lastReviewDay: TODAY, introducedDay: TODAY }),
      inStep('step', '2024-05-10T11:00Z', { introducedDay: '2024-05-09' }),
      ...['d1', 'd2', 'd3'].map((id) => due(id, id, TODAY)),
    ];
    const queue = order({ cards, limits: { newPerDay: 3, reviewsPerDay: 4 } });
    expect(queue.done).toEqual({ reviews: 2, new: 1 });
    expect(queue.remaining).toMatchObject({ reviews: 2, reviewsHeldBack: 1 });
  });

  it('leave out suspended cards and those buried today', () => {
    const cards = [
      due('suspended', 'a', TODAY, { suspended: true }),
      due('buried', 'b', TODAY, { buriedDay: TODAY }),
      due('buried-before', 'c', TODAY, { buriedDay: '2024-05-09' }),
      inStep('suspended-step', '2024-05-10T09:00Z', { suspended: true }),
    ];
    expect(idsOf({ cards })).toEqual(['buried-before']);
  });
});

describe('new questions', () => {
  it('come by position, as many as today has left', () => {
    const cards = [due('introduced', 'b', '2024-05-12', { introducedDay: TODAY })];
    expect(idsOf({ cards, candidates: candidates(5).toReversed() })).toEqual(['n0', 'n1']);
  });

  it('spread among the reviews', () => {
    const cards = ['1', '2', '3', '4'].map((id) => due(id, id, `2024-05-0${id}`));
    expect(idsOf({ cards, candidates: candidates(5) })).toEqual([
      '1',
      'n0',
      '2',
      'n1',
      '3',
      'n2',
      '4',
    ]);
  });

  it('wait while more reviews are due than the day takes', () => {
    const cards = ['1', '2', '3'].map((id) => due(id, id, TODAY));
    const limits = { newPerDay: 3, reviewsPerDay: 2 };
    const queue = order({ cards, limits, candidates: candidates(5) });
    expect(queue.remaining).toMatchObject({ reviews: 2, new: 0, newHeldBack: 3 });
  });

  it('are not offered when the card is suspended, buried or already met', () => {
    const cards = [
      card('n0', 'n0', { suspended: true }),
      card('n1', 'n1', { buriedDay: TODAY }),
      due('n2', 'n2', '2024-06-01'),
      card('n3', 'n3', { reps: 4 }),
    ];
    expect(idsOf({ cards, candidates: candidates(5) })).toEqual(['n3', 'n4']);
  });
});

describe('topics', () => {
  it('do not follow on themselves', () => {
    const cards = [
      due('a1', 'a', '2024-05-01'),
      due('a2', 'a', '2024-05-02'),
      due('a3', 'a', '2024-05-03'),
      due('b1', 'b', '2024-05-04'),
      due('c1', 'c', '2024-05-05'),
    ];
    expect(idsOf({ cards })).toEqual(['a1', 'b1', 'a2', 'c1', 'a3']);
  });
});

describe('any queue', () => {
  const anyCard = fc.record({
    kind: fc.constantFrom('due', 'step', 'new'),
    topic: fc.constantFrom('a', 'b', 'c'),
    dueDay: fc.constantFrom('2024-05-01', '2024-05-09', TODAY, '2024-05-20'),
    introducedDay: fc.constantFrom('2024-04-01', TODAY),
    lastReviewDay: fc.constantFrom('2024-05-01', TODAY),
    stability: fc.integer({ min: 1, max: 100 }),
    suspended: fc.boolean(),
  });
  const input = fc.record({
    cards: fc.array(anyCard, { maxLength: 20 }),
    fresh: fc.integer({ min: 0, max: 6 }),
    limits: fc.record({
      newPerDay: fc.integer({ min: 0, max: 5 }),
      reviewsPerDay: fc.integer({ min: 0, max: 12 }),
    }),
  });

  type Drawn = typeof input extends fc.Arbitrary<infer T> ? T : never;

  function build({ cards, fresh, limits }: Drawn) {
    const built = cards.map(({ kind, topic, dueDay, ...columns }, index) => {
      const id = `q${index}`;
      if (kind === 'new') return card(id, topic, { suspended: columns.suspended });
      return kind === 'due'
        ? due(id, topic, dueDay, columns)
        : inStep(id, '2024-05-10T10:05Z', columns);
    });
    return { cards: built, candidates: candidates(fresh), limits };
  }

  it('is the same whatever order the rows are read in', () => {
    fc.assert(
      fc.property(input, (drawn) => {
        const { cards, candidates: fresh, limits } = build(drawn);
        const turned = { cards: cards.toReversed(), candidates: fresh.toReversed(), limits };
        expect(order(turned)).toEqual(order({ cards, candidates: fresh, limits }));
      }),
    );
  });

  it('keeps within the limits of the day, counts included', () => {
    fc.assert(
      fc.property(input, (drawn) => {
        const built = build(drawn);
        const { items, remaining, done } = order(built);
        const isReview = (reason: string) => reason.endsWith('-review');
        expect(items.filter(({ reason }) => isReview(reason))).toHaveLength(remaining.reviews);
        expect(items.filter(({ reason }) => reason === 'new')).toHaveLength(remaining.new);
        const { reviewsPerDay, newPerDay } = built.limits;
        expect(remaining.reviews).toBeLessThanOrEqual(Math.max(0, reviewsPerDay - done.reviews));
        expect(remaining.new).toBeLessThanOrEqual(Math.max(0, newPerDay - done.new));
        expect(new Set(items.map(({ questionId }) => questionId)).size).toBe(items.length);
      }),
    );
  });
});
