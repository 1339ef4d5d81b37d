import { describe, expect, it } from '@jest/globals';
import type { Card } from '../../scheduling/domain/card.js';
import { newCard } from '../../scheduling/domain/new-card.js';
import { toGoalItems } from './to-goal-items.js';

describe('toGoalItems', () => {
  const card = (questionId: string, columns: Partial<Card>): Card => ({
    ...newCard({ learnerId: 'ada', questionId }),
    ...columns,
  });
  const known = (questionId: string) => ({
    questionId,
    topic: 't',
    family: `family of ${questionId}`,
    isCovered: true,
    minutes: 8,
  });
  const question = (questionId: string) => ({ ...known(questionId), isOffered: true });
  const itemsOf = (
    questions: Parameters<typeof toGoalItems>[0],
    cards: readonly Card[],
    burySiblings = true,
  ) => toGoalItems(questions, cards, { burySiblings });
  const unmet = {
    memory: null,
    lastDay: null,
    dueDay: null,
    introducedDay: null,
    isInStep: false,
    buriedDay: null,
  };

  it('keeps the order of the questions and reads days as numbers', () => {
    const review = card('b', {
      state: 'review',
      stability: 10,
      difficulty: 5,
      dueDay: '1970-01-12',
      lastReviewDay: '1970-01-02',
      introducedDay: '1970-01-01',
    });
    expect(itemsOf([question('a'), question('b')], [review])).toEqual([
      { ...known('a'), ...unmet },
      {
        ...known('b'),
        memory: { stability: 10, difficulty: 5 },
        lastDay: 1,
        dueDay: 11,
        introducedDay: 0,
        isInStep: false,
        buriedDay: null,
      },
    ]);
  });

  it('takes a forgotten card for one that was never met', () => {
    const forgotten = card('a', { buriedDay: '1970-01-04' });
    expect(itemsOf([question('a')], [forgotten])).toEqual([
      { ...known('a'), ...unmet, buriedDay: 3 },
    ]);
  });

  it.each(['learning', 'relearning'] as const)('knows a card in %s', (state) => {
    const inStep = card('a', { state, stability: 1, difficulty: 5, dueAt: new Date(0) });
    expect(itemsOf([question('a')], [inStep])).toMatchObject([{ isInStep: true }]);
  });

  it('leaves out what is suspended', () => {
    expect(itemsOf([question('a')], [card('a', { suspended: true })])).toEqual([]);
  });

  it('leaves out what is not remembered and cannot be met', () => {
    const gone = { ...question('a'), isOffered: false };
    expect(itemsOf([gone], [card('a', {})])).toEqual([]);
    expect(itemsOf([gone], [card('a', { stability: 9, difficulty: 5 })])).toHaveLength(1);
  });

  it('makes each a family of its own for who wants variants on one day', () => {
    expect(itemsOf([question('a')], [], false)).toMatchObject([{ family: 'a' }]);
  });
});
