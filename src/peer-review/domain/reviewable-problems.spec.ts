import { describe, expect, it } from '@jest/globals';
import { reviewableProblems } from './reviewable-problems.js';

const sound = { mode: 'written', gaveUp: false, answer: 'By a queue.' } as const;

describe('reviewableProblems', () => {
  it.each([
    [{}, []],
    [{ mode: 'spoken' }, []],
    [{ mode: 'recall', answer: '' }, ['recalled']],
    [{ gaveUp: true }, ['given-up']],
    [{ gaveUp: true, answer: '' }, ['given-up']],
    [{ answer: ' \n\t' }, ['blank']],
  ] as const)('%j: %j', (changes, codes) => {
    const problems = reviewableProblems({ ...sound, ...changes });
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(problems.every(({ pointer }) => pointer === '#/attemptId')).toBe(true);
  });
});
