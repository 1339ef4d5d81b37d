import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseQuestion } from './choose-question.js';
import { canBeAsked, type QuestionFacts } from './question-facts.js';

const good: QuestionFacts = {
  questionId: 'a',
  level: 'senior',
  isHandedIn: true,
  isMet: false,
  isReadable: true,
  isRetired: false,
  isScheduled: true,
  asksOfLevel: true,
  isInPool: true,
};
const choose = (...facts: QuestionFacts[]) => chooseQuestion(facts, { level: 'senior', seed: 7 });

describe('chooseQuestion', () => {
  it('takes what the interviewer has answered and the candidate has not met', () => {
    expect(choose(good)).toBe('a');
  });

  it.each<[string, Partial<QuestionFacts>]>([
    ['the interviewer has not answered', { isHandedIn: false }],
    ['the candidate has met', { isMet: true }],
    ['the candidate may not read', { isReadable: false }],
    ['is retired', { isRetired: true }],
    ['is a project', { isScheduled: false }],
    ['asks nothing of the level', { asksOfLevel: false }],
    ['is not in the pool', { isInPool: false }],
  ])('takes none that %s', (_, facts) => {
    expect(choose({ ...good, ...facts })).toBeNull();
  });

  it('prefers the level, and takes another one where there is none', () => {
    const staff = { ...good, questionId: 'b', level: 'staff' } as const;
    expect(choose(staff, good)).toBe('a');
    expect(choose(staff, { ...good, isMet: true })).toBe('b');
  });

  it('spreads over what there is', () => {
    const facts = ['a', 'b', 'c', 'd'].map((questionId) => ({ ...good, questionId }));
    const chosen = Array.from({ length: 64 }, (_, seed) =>
      chooseQuestion(facts, { level: 'senior', seed }),
    );
    expect(new Set(chosen)).toEqual(new Set(['a', 'b', 'c', 'd']));
  });

  const anyFacts = fc.record<QuestionFacts>({
    questionId: fc.uuid(),
    level: fc.constantFrom('junior', 'senior', 'staff'),
    isHandedIn: fc.boolean(),
    isMet: fc.boolean(),
    isReadable: fc.constant(true),
    isRetired: fc.boolean(),
    isScheduled: fc.constant(true),
    asksOfLevel: fc.constant(true),
    isInPool: fc.boolean(),
  });

  it('does not depend on the order, and chooses only what can be asked', () => {
    fc.assert(
      fc.property(fc.array(anyFacts), fc.integer(), (facts, seed) => {
        const rule = { level: 'senior', seed } as const;
        const chosen = chooseQuestion(facts, rule);
        expect(chooseQuestion(facts.toReversed(), rule)).toBe(chosen);
        const options = facts.filter((each) => each.isInPool && canBeAsked(each));
        expect(options.length === 0).toBe(chosen === null);
        if (chosen === null) return;
        expect(options.map(({ questionId }) => questionId)).toContain(chosen);
      }),
    );
  });
});
