import { describe, expect, it } from '@jest/globals';
import { toBankQuestions } from './to-bank-questions.js';

const blueprint = {
  skills: ['caching', 'transactions'].map((skillId) => ({
    skillId,
    name: skillId,
    weight: 1,
    isMustHave: false,
    minScore: null,
  })),
};
const facts = { rules: [], difficulties: new Map<string, number>(), minutesOf: () => 12 };
const question = (questionId: string, ...skills: string[]) => ({ questionId, skills });

describe('toBankQuestions', () => {
  it('counts a question for the first of its skills that is asked for', () => {
    const offered = [question('a', 'cost', 'transactions', 'caching'), question('b', 'caching')];
    expect(toBankQuestions(offered, blueprint, facts)).toEqual([
      {
        questionId: 'a',
        skillId: 'transactions',
        weight: 1,
        difficulty: 0,
        minutes: 12,
        isCritical: false,
        isSuspended: false,
      },
      expect.objectContaining({ questionId: 'b', skillId: 'caching' }),
    ]);
  });

  it('leaves out what no skill is asked for, and what a rule gives no weight', () => {
    const rules = [{ questionId: 'b', weight: 0, isCritical: true }];
    const offered = [question('a', 'cost'), question('b', 'caching'), question('c', 'caching')];
    const bank = toBankQuestions(offered, blueprint, { ...facts, rules });
    expect(bank.map(({ questionId }) => questionId)).toEqual(['c']);
  });

  it('takes weight, what is critical and difficulty from where they are said', () => {
    const rules = [{ questionId: 'a', weight: 2.5, isCritical: true }];
    const difficulties = new Map([['a', 0.125]]);
    expect(
      toBankQuestions([question('a', 'caching')], blueprint, { ...facts, rules, difficulties }),
    ).toEqual([expect.objectContaining({ weight: 2.5, isCritical: true, difficulty: 0.125 })]);
  });
});
