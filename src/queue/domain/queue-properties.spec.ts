import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  TODAY,
  dueCard,
  newQuestions,
  queueCard,
  queueOf,
  stepCard,
  type GivenDay,
} from '../../../test/support/queue-day.js';
import { doneToday } from './done-today.js';
import type { Queue, QueueCard, QueueItem } from './queue.js';

const anyCard = fc.record({
  kind: fc.constantFrom('due', 'step', 'new'),
  topic: fc.constantFrom('a', 'b', 'c'),
  family: fc.constantFrom('f', 'g', 'h', null),
  minutes: fc.constantFrom(0.1, 3.3, 12.5, 20),
  dueDay: fc.constantFrom('2024-05-01', '2024-05-09', TODAY, '2024-05-20'),
  introducedDay: fc.constantFrom('2024-04-01', TODAY),
  lastReviewDay: fc.constantFrom('2024-05-01', TODAY),
  stability: fc.integer({ min: 1, max: 100 }),
  suspended: fc.boolean(),
});

const anyDay = fc.record({
  cards: fc.array(anyCard, { maxLength: 20 }),
  fresh: fc.array(
    fc.record({
      topic: fc.constantFrom('a', 'b', 'c'),
      family: fc.constantFrom('f', 'g', 'h', null),
      minutes: fc.constantFrom(0.1, 3.3, 12.5, 20),
    }),
    { maxLength: 6 },
  ),
  limits: fc.record({
    newPerDay: fc.integer({ min: 0, max: 5 }),
    reviewsPerDay: fc.integer({ min: 0, max: 12 }),
    minutesPerDay: fc.integer({ min: 20, max: 120 }),
    burySiblings: fc.boolean(),
  }),
  ranked: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 25 })), { freq: 3 }),
});

type Drawn = typeof anyDay extends fc.Arbitrary<infer T> ? T : never;

function dayOf({ cards: drawn, fresh, limits, ranked }: Drawn) {
  const cards = drawn.map(({ kind, dueDay, family, ...columns }, index): QueueCard => {
    const id = `q${index}`;
    const own = { ...columns, family: family ?? id };
    if (own.introducedDay === TODAY) own.lastReviewDay = TODAY;
    if (kind === 'due') return dueCard(id, dueDay, own);
    if (kind === 'step') return stepCard(id, '2024-05-10T10:05Z', own);
    const { topic, minutes, suspended } = columns;
    return queueCard(id, { topic, minutes, suspended, family: own.family });
  });
  const candidates = newQuestions(fresh.length).map((each, place) => {
    const { family, ...more } = fresh[place] ?? { family: null };
    return { ...each, ...more, family: family ?? each.family };
  });
  const ids = [...cards, ...candidates].map(({ questionId }) => questionId);
  const plan =
    ranked === null ? null : { ...limits, ranked: ranked.flatMap((place) => ids[place] ?? []) };
  return { cards, candidates, limits, plan };
}

function holdsOnEveryDay(check: (day: ReturnType<typeof dayOf>) => void): void {
  fc.assert(
    fc.property(anyDay, (drawn) => check(dayOf(drawn))),
    { numRuns: 500 },
  );
}

const isStep = ({ reason }: QueueItem): boolean => reason === 'learning-step';
const idsOf = ({ items }: Queue): string[] =>
  items.filter((item) => !isStep(item)).map(({ questionId }) => questionId);

/** The day after this question was answered well, from memory or for the first time. */
function after(day: GivenDay & { cards: readonly QueueCard[] }, item: QueueItem): GivenDay {
  const { cards, candidates = [] } = day;
  const met = { lastReviewDay: TODAY, dueAt: null, step: null };
  if (item.reason !== 'new') {
    const done = { ...met, state: 'review' as const, dueDay: '2024-06-01' };
    return {
      ...day,
      cards: cards.map((card) =>
        card.questionId === item.questionId ? { ...card, ...done } : card,
      ),
    };
  }
  const candidate = candidates.find(({ questionId }) => questionId === item.questionId);
  const card = stepCard(item.questionId, '2024-05-10T12:00Z', { ...candidate });
  return { ...day, cards: [...cards.filter((each) => each.questionId !== item.questionId), card] };
}

describe('any queue', () => {
  it('is the same whatever order the rows are read in', () => {
    holdsOnEveryDay((day) => {
      const turned = {
        ...day,
        cards: day.cards.toReversed(),
        candidates: day.candidates.toReversed(),
      };
      expect(queueOf(turned)).toEqual(queueOf(day));
    });
  });

  it('keeps within the limits of the day, counts and minutes included', () => {
    holdsOnEveryDay((day) => {
      const { items, remaining, done, limits } = queueOf(day);
      const given = items.filter((item) => !isStep(item));
      const again = doneToday(
        day.cards.filter((card) => given.some(({ questionId }) => questionId === card.questionId)),
        TODAY,
      );
      const fresh = given.filter(({ reason }) => reason === 'new');
      expect(remaining).toMatchObject({
        steps: items.length - given.length,
        reviews: given.length - fresh.length,
        new: fresh.length,
      });
      const left = (limit: number, spent: number): number => Math.max(0, limit - spent) + 1e-9;
      const reviews = remaining.reviews - again.reviews - again.new;
      expect(reviews).toBeLessThanOrEqual(left(limits.reviewsPerDay, done.reviews));
      expect(remaining.new).toBeLessThanOrEqual(left(limits.newPerDay, done.new));
      expect(remaining.minutes - again.minutes).toBeLessThanOrEqual(
        left(limits.minutesPerDay, done.minutes),
      );
      expect(given.reduce((sum, { minutes }) => sum + minutes, 0)).toBeCloseTo(
        remaining.minutes,
        9,
      );
      expect(new Set(items.map(({ questionId }) => questionId)).size).toBe(items.length);
    });
  });

  it('loses exactly what is done of it, and gains nothing', () => {
    holdsOnEveryDay((day) => {
      const before = queueOf(day);
      for (const item of before.items.filter((each) => !isStep(each))) {
        const then = queueOf(after(day, item));
        const others = idsOf(before).filter((id) => id !== item.questionId);
        expect(idsOf(then).toSorted()).toEqual(others.toSorted());
        expect(then.remaining.reviewsHeldBack).toBe(before.remaining.reviewsHeldBack);
        expect(then.remaining.newHeldBack).toBe(before.remaining.newHeldBack);
      }
    });
  });

  it('gives one of a family a day, steps aside, and none of one that had its turn', () => {
    holdsOnEveryDay((day) => {
      fc.pre(day.limits.burySiblings);
      const known = new Map(
        [...day.candidates, ...day.cards].map((each) => [each.questionId, each]),
      );
      const doneIds = new Set(
        day.cards
          .filter(({ lastReviewDay }) => lastReviewDay === TODAY)
          .map(({ questionId }) => questionId),
      );
      const families = idsOf(queueOf(day))
        .filter((id) => !doneIds.has(id))
        .map((id) => known.get(id)?.family);
      expect(new Set(families).size).toBe(families.length);
      for (const { lastReviewDay, family } of day.cards) {
        if (lastReviewDay === TODAY) expect(families).not.toContain(family);
      }
    });
  });

  it('sets no two of a topic in a row where that can be avoided', () => {
    holdsOnEveryDay((day) => {
      const known = new Map(
        [...day.candidates, ...day.cards].map((each) => [each.questionId, each]),
      );
      const { items } = queueOf(day);
      const topicsOf = (part: QueueItem[]) =>
        part.map(({ questionId }) => known.get(questionId)?.topic ?? '');
      const steps = topicsOf(items.filter(isStep));
      const others = topicsOf(items.filter((item) => !isStep(item)));
      expect(pairsIn(steps)).toBe(fewestPairs(steps, ''));
      const before = steps.at(-1) ?? '';
      expect(pairsIn([before, ...others])).toBe(fewestPairs(others, before));
    });
  });
});

function pairsIn(topics: readonly string[]): number {
  return topics.filter((topic, place) => place > 0 && topics[place - 1] === topic).length;
}

/** Fewest equal neighbours over all orders of these topics after another: only the surplus has to meet. */
function fewestPairs(topics: readonly string[], before: string): number {
  const counts = Map.groupBy(topics, (topic) => topic);
  const surplus = Array.from(counts, ([topic, { length }]) => {
    const others = topics.length - length;
    return length - others - (topic === before ? 0 : 1);
  });
  return Math.max(0, ...surplus);
}
