import { describe, expect, it } from '@jest/globals';
import type { EvaluatedAnswer, EvaluatedCriterion } from './evaluated-answer.js';
import { pairLevels } from './pair-levels.js';

function answer(...criteria: Partial<EvaluatedCriterion>[]): EvaluatedAnswer {
  const blank = { levelCount: 4, passesAt: null, model: null, paraphrased: null, padded: null };
  return { criteria: criteria.map((each) => ({ ...blank, people: [0], ...each })), fault: null };
}

describe('pairLevels', () => {
  it('holds the model against every grader by themself', () => {
    const { modelAndPeople } = pairLevels(
      answer({ model: 2, people: [1, 3] }, { model: 0, people: [0, 1] }),
    );
    expect(modelAndPeople).toEqual([
      [2, 1],
      [2, 3],
      [0, 0],
      [0, 1],
    ]);
  });

  it('makes no pair with the model of a criterion without a level, and keeps that of people', () => {
    const paired = pairLevels(answer({ model: null, passesAt: 2, people: [1, 3] }));
    expect(paired.modelAndPeople).toEqual([]);
    expect(paired.mustHaves).toEqual([]);
    expect(paired.amongPeople).toEqual([[1, 3]]);
  });

  it('tells of must-haves only whether they are met', () => {
    const { mustHaves } = pairLevels(
      answer(
        { model: 2, passesAt: 2, people: [1, 3] },
        { model: 1, passesAt: 2, people: [0, 2] },
        { model: 3, people: [3] },
      ),
    );
    expect(mustHaves).toEqual([
      [1, 0],
      [1, 1],
      [0, 0],
      [0, 1],
    ]);
  });

  it('pairs every two of several graders once, in their order', () => {
    expect(pairLevels(answer({ people: [0, 1, 2] })).amongPeople).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(pairLevels(answer({ people: [3] })).amongPeople).toEqual([]);
  });

  it.each([
    ['a third of the scale', [[1], [1]], true],
    ['two thirds of the scale', [[2], [2], [2]], true],
    ['just below a third', [[1], [1], [0]], false],
    ['just above two thirds', [[2], [2], [3]], false],
    ['half, however far apart', [[0, 3]], true],
  ])('a mean of %s', (_, levels, expected) => {
    expect(pairLevels(answer(...levels.map((people) => ({ people })))).isMidRange).toBe(expected);
  });
});
