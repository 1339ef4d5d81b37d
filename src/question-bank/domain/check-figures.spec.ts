import { describe, expect, it } from '@jest/globals';
import { soundQuestion } from '../../../test/support/sound-question.js';
import { checkFigures } from './check-figures.js';
import type { Figure, QuestionContent } from './question-content.js';

const figure = (formula: string, value: number, name = 'table_bytes'): Figure => ({
  name,
  formula,
  value,
  unit: null,
});

function problemsOf(changes: Partial<QuestionContent>): string[] {
  return checkFigures({ ...soundQuestion, ...changes }).map(
    ({ pointer, code, detail }) => `${pointer} ${code}: ${detail}`,
  );
}

describe('checkFigures', () => {
  it('finds nothing wrong with figures that can be computed again', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[string, Figure[], string[]]>([
    [
      'a wrong value',
      [figure('rows * row_bytes', 16_001)],
      ['/figures/0/value wrong-figure: is 16001, but the formula comes to 16000'],
    ],
    [
      'a name that is defined later',
      [figure('later * 1', 16_000), figure('rows * row_bytes', 16_000, 'later')],
      ["/figures/0/formula bad-formula: 'later' is neither an assumption nor an earlier figure"],
    ],
    [
      'the name of an assumption',
      [figure('rows * row_bytes', 16_000, 'rows')],
      ["/figures/0/name duplicate-figure: 'rows' is defined before"],
    ],
  ])('refuses %s', (_, figures, expected) => {
    expect(problemsOf({ figures })).toEqual(expect.arrayContaining(expected));
  });

  it('knows that a negative figure is told without its sign', () => {
    const outline = [...soundQuestion.outline.slice(1), 'The 16,000 bytes are 1,500 too few.'];
    const figures = [...soundQuestion.figures, figure('500 - 2000', -1500, 'missing')];
    expect(problemsOf({ outline, figures })).toEqual([]);
  });

  it('does not let an assumption take the name of a function', () => {
    expect(problemsOf({ assumptions: { ...soundQuestion.assumptions, max: 3 } })).toEqual([
      '/assumptions/max reserved-name: is the name of a function',
    ]);
  });

  it.each([
    [23_148, '2000000000 / 86400', true],
    [23_149, '2000000000 / 86400', false],
    [10.4, '125 / 12', true],
    [10.5, '125 / 12', false],
    [12.5, '12.5', true],
    [4, '3.7', false],
    [104, '103.6', true],
    [0, '0.4', false],
    [1e-7, '0.0000001', true],
  ])('%d is what %s comes to, rounded: %s', (value, formula, isRight) => {
    const problems = problemsOf({ figures: [figure(formula, value)] });
    expect(problems.some((line) => line.includes('wrong-figure'))).toBe(!isRight);
  });

  it('wants each figure and each assumption to be there for something', () => {
    expect(problemsOf({ outline: Array<string>(8).fill('A claim.') })).toEqual([
      '/figures/0/value unused-figure: is not stated in outline or rubric',
    ]);
    expect(problemsOf({ assumptions: { ...soundQuestion.assumptions, spare: 77 } })).toEqual([
      '/assumptions/spare unused-assumption: is neither used by a figure nor stated',
    ]);
  });

  it('wants every number of the outline to come from somewhere', () => {
    const outline = [
      ...soundQuestion.outline.slice(1),
      'That is 90% of 17,000, or 400 in 2 parts.',
    ];
    expect(problemsOf({ outline })).toEqual([
      '/outline/7 unaccounted-number: states 17,000, which is no figure, no assumption and not given by the question',
    ]);
    expect(problemsOf({ outline, kind: 'behavioral' })).toEqual([]);
  });
});
