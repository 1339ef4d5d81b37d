import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import { scoreRubric } from './score-rubric.js';

const THIRDS = [0, 1 / 3, 2 / 3, 1];

function criterion(key: string, weight: number, mustHave = false, values = THIRDS): Criterion {
  return {
    key,
    title: key,
    weight,
    mustHave,
    minLevel: 'junior',
    passValue: 2 / 3,
    aliases: [],
    levels: values.map((value, index) => ({
      key: String(index),
      label: '',
      descriptor: '',
      value,
    })),
  };
}

function grade(criteria: readonly Criterion[], levels: readonly number[]) {
  const items = criteria.map(({ key }, index) => ({
    criterionKey: key,
    levelKey: String(levels[index]),
  }));
  return scoreRubric(criteria, items);
}

const rubric = [25, 20, 20, 15, 10, 10].map((weight, index) =>
  criterion(`c${index}`, weight, index < 3),
);

describe('scoreRubric', () => {
  it.each([
    ['the worked example', [2, 2, 3, 2, 1, 2], 0.7],
    ['nothing', [0, 0, 0, 0, 0, 0], 0],
    ['everything', [3, 3, 3, 3, 3, 3], 1],
    ['all named', [1, 1, 1, 1, 1, 1], 0.33333],
    ['all applied', [2, 2, 2, 2, 2, 2], 0.66667],
    ['one step from the worked example', [2, 2, 3, 2, 1, 1], 0.66667],
  ])('%s', (_scenario, levels, score) => {
    expect(grade(rubric, levels).score).toBe(score);
  });

  it('takes values cut to five decimals for the same thirds', () => {
    const cut = rubric.map(({ key, weight }) =>
      criterion(key, weight, true, [0, 0.33333, 0.66667, 1]),
    );
    expect(grade(cut, [2, 2, 3, 2, 1, 2]).score).toBe(0.7);
    expect(grade(cut, [2, 2, 2, 2, 2, 2]).mustHaveMet).toBe(true);
  });

  it.each([
    ['down to even', 0.000_005, 0],
    ['up to even', 0.000_015, 0.000_02],
    ['down to even again', 0.000_025, 0.000_02],
    ['just over a half', 0.000_025_1, 0.000_03],
  ])('rounds a half %s', (_scenario, value, score) => {
    expect(grade([criterion('only', 100, false, [0, value])], [1]).score).toBe(score);
  });

  it('divides by the weight that applies, not by 100', () => {
    expect(grade(rubric.slice(0, 2), [3, 0]).score).toBe(0.55556);
  });

  it.each([
    ['all met, none at the top', [2, 2, 2, 0, 0, 0], [], false, 0],
    ['all at the top', [3, 3, 3, 0, 0, 0], [], true, 3],
    ['one missed', [3, 1, 3, 3, 3, 3], ['c1'], false, 5],
    ['two missed', [0, 1, 3, 3, 3, 3], ['c0', 'c1'], false, 4],
  ])('must-haves: %s', (_scenario, levels, missedMustHaves, mustHavesAtTop, criteriaAtTop) => {
    expect(grade(rubric, levels)).toMatchObject({
      missedMustHaves,
      mustHaveMet: missedMustHaves.length === 0,
      mustHavesAtTop,
      criteriaAtTop,
    });
  });

  it('holds must-haves met when there are none', () => {
    const free = [criterion('a', 100)];
    expect(grade(free, [0])).toMatchObject({ mustHaveMet: true, mustHavesAtTop: true });
  });

  it('refuses an incomplete grade and nothing to score', () => {
    expect(() => scoreRubric(rubric, [])).toThrow(RangeError);
    expect(() => scoreRubric([], [])).toThrow(RangeError);
  });

  it('never falls when a level is raised, and does not care for the order of criteria', () => {
    const level = fc.integer({ min: 0, max: 3 });
    const levels = fc.tuple(level, level, level, level, level, level);
    fc.assert(
      fc.property(levels, fc.integer({ min: 0, max: 5 }), (given, raised) => {
        const before = grade(rubric, given);
        const higher = given.map((value, index) =>
          index === raised ? Math.min(3, value + 1) : value,
        );
        expect(grade(rubric, higher).score).toBeGreaterThanOrEqual(before.score);
        expect(grade(rubric.toReversed(), given.toReversed()).score).toBe(before.score);
      }),
    );
  });
});
