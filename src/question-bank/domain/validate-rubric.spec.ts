import { describe, expect, it } from '@jest/globals';
import type { Criterion, Rubric } from './rubric.js';
import { validateRubric } from './validate-rubric.js';

function levels(...values: number[]) {
  return values.map((value, index) => ({
    key: String(index),
    label: `Level ${index}`,
    descriptor: '',
    value,
  }));
}

function criterion(key: string, weight: number, change: Partial<Criterion> = {}): Criterion {
  return {
    key,
    title: key,
    weight,
    mustHave: true,
    minLevel: 'junior',
    passValue: 2 / 3,
    aliases: [],
    levels: levels(0, 1 / 3, 2 / 3, 1),
    ...change,
  };
}

function problemsOf(...criteria: Criterion[]): string[] {
  return validateRubric({ criteria }).map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('validateRubric', () => {
  it.each<[string, Rubric['criteria']]>([
    ['one criterion', [criterion('a', 100)]],
    ['weights that sum to 100', [criterion('a', 33), criterion('b', 33), criterion('c', 34)]],
    ['two levels', [criterion('a', 100, { levels: levels(0, 1) })]],
    [
      'five levels, none at the ends',
      [criterion('a', 100, { levels: levels(0.1, 0.2, 0.3, 0.5, 0.9) })],
    ],
    [
      'a pass value that is not asked for',
      [criterion('a', 100, { mustHave: false, passValue: 0 })],
    ],
  ])('takes %s', (_scenario, criteria) => {
    expect(problemsOf(...criteria)).toEqual([]);
  });

  it.each<[string, Rubric['criteria'], string[]]>([
    ['no criteria', [], ['/criteria no-criteria']],
    ['weights under 100', [criterion('a', 99)], ['/criteria weights-not-100']],
    [
      'a weight of zero',
      [criterion('a', 0), criterion('b', 100)],
      ['/criteria/0/weight bad-weight'],
    ],
    [
      'weights in fractions',
      [criterion('a', 49.5), criterion('b', 50.5)],
      ['/criteria/0/weight bad-weight', '/criteria/1/weight bad-weight'],
    ],
    ['equal keys', [criterion('a', 50), criterion('a', 50)], ['/criteria/1/key duplicate-key']],
    ['one level', [criterion('a', 100, { levels: levels(1) })], ['/criteria/0/levels level-count']],
    [
      'six levels',
      [criterion('a', 100, { levels: levels(0, 0.2, 0.4, 0.6, 0.8, 1) })],
      ['/criteria/0/levels level-count'],
    ],
    [
      'values that stand still',
      [criterion('a', 100, { levels: levels(0, 0.5, 0.5, 1) })],
      ['/criteria/0/levels/2/value values-not-rising'],
    ],
    [
      'values out of 0..1',
      [criterion('a', 100, { levels: levels(-0.1, 0.5, 1.1), passValue: 0.5 })],
      ['/criteria/0/levels/0/value bad-value', '/criteria/0/levels/2/value bad-value'],
    ],
    [
      'level keys used twice',
      [criterion('a', 100, { levels: levels(0, 1).map((level) => ({ ...level, key: 'x' })) })],
      ['/criteria/0/levels/1/key duplicate-key'],
    ],
    [
      'a must-have nobody can pass',
      [criterion('a', 100, { passValue: 0.9, levels: levels(0, 0.8) })],
      ['/criteria/0/passValue bad-pass-value'],
    ],
    [
      'a must-have nobody can miss',
      [criterion('a', 100, { passValue: 0 })],
      ['/criteria/0/passValue bad-pass-value'],
    ],
  ])('refuses %s', (_scenario, criteria, problems) => {
    expect(problemsOf(...criteria)).toEqual(problems);
  });

  it('lists every problem and says what was found', () => {
    expect(validateRubric({ criteria: [criterion('a', -1, { levels: levels(1) })] })).toEqual([
      {
        pointer: '/criteria/0/levels',
        code: 'level-count',
        detail: 'needs 2 to 5 levels, got 1',
      },
      {
        pointer: '/criteria/0/weight',
        code: 'bad-weight',
        detail: 'must be a positive whole number, got -1',
      },
      {
        pointer: '/criteria',
        code: 'weights-not-100',
        detail: 'weights must sum to 100, got -1',
      },
    ]);
  });
});
