import { describe, expect, it } from '@jest/globals';
import { rubricOf } from '../../../test/support/question-use.js';
import { explainFlaw } from './explain-flaw.js';
import { findFlaws, flawCodes, type Flaw, type JudgedFigures } from './find-flaws.js';
import type { CriterionFigures } from './measure-criterion.js';
import type { GradeFigures } from './measure-grades.js';

const criteria = rubricOf(100);
const nothing: JudgedFigures = { self: null, others: null, agreement: null, time: null };
const interval = { low: 0, high: 1 };

/** A question in order, but for these figures of it and of its one criterion. */
function gradesOf(
  changes: Partial<GradeFigures>,
  criterion: Partial<CriterionFigures> | null = null,
): GradeFigures {
  const common = { answers: 40, passRate: 0.6, passRateInterval: interval, upperLowerIndex: 0.4 };
  const discrimination = { passDiscrimination: 0.3, levelDiscrimination: 0.4 };
  return {
    ...common,
    learners: 40,
    meanScore: 0.7,
    discrimination: 0.4,
    criteria: [criterion && { ...common, meanLevelShare: 0.6, ...discrimination, ...criterion }],
    ...changes,
  };
}

const codes = (figures: Partial<JudgedFigures>) =>
  findFlaws(criteria, { ...nothing, ...figures }).map(({ code }) => code);

describe('findFlaws', () => {
  it('finds nothing in a question in order, nor in one that is not used', () => {
    expect(codes({ self: gradesOf({}, {}), others: gradesOf({}, {}) })).toEqual([]);
    expect(codes({})).toEqual([]);
  });

  it.each([
    [0.95, 20, ['too-easy']],
    [0.95, 19, []],
    [0.94, 400, []],
    [0.2, 20, ['too-hard']],
    [0.2, 19, []],
    [0.21, 400, []],
  ])('of a pass rate of %d over %i answers says %j', (passRate, answers, found) => {
    expect(codes({ self: gradesOf({ passRate, answers }) })).toEqual(found);
    expect(codes({ others: gradesOf({}, { passRate, answers }) })).toEqual(found);
  });

  it.each([
    [0.09, 30, ['does-not-discriminate']],
    [-0.5, 30, ['does-not-discriminate']],
    [0.09, 29, []],
    [0.1, 300, []],
    [null, 300, []],
  ])('of r = %d over %i answers says %j', (levelDiscrimination, answers, found) => {
    expect(codes({ self: gradesOf({}, { levelDiscrimination, answers }) })).toEqual(found);
  });

  it.each([
    [0.25, 10, ['split-criterion']],
    [0.25, 9, []],
    [0.24, 100, []],
  ])('of graders split in %d of %i answers says %j', (splitShare, answers, found) => {
    const criterion = { answers, splitShare, withinAnswerDeviation: 0.2 };
    const agreement = { learners: 10, answers, alpha: 0.5, criteria: [criterion] };
    expect(codes({ agreement })).toEqual(found);
  });

  it.each([
    [1.16, 20, ['time-box-too-short']],
    [1.15, 20, []],
    [1.5, 19, []],
    [0.49, 20, ['time-box-too-long']],
    [0.5, 20, []],
  ])('of a median of %d time boxes over %i answers says %j', (median, answers, found) => {
    const time = { answers, lowerQuartile: 0, median, upperQuartile: 2, overTimeShare: 0.5 };
    expect(codes({ time })).toEqual(found);
  });

  it('tells by whom and where, in the order of the codes', () => {
    const self = gradesOf({ passRate: 1 }, { passRate: 0.97, levelDiscrimination: 0.05 });
    const others = gradesOf({ passRate: 0.1, answers: 25 });
    expect(findFlaws(criteria, { ...nothing, self, others })).toEqual([
      { code: 'too-easy', graders: 'self', criterion: null, answers: 40, value: 1 },
      { code: 'too-easy', graders: 'self', criterion: 'c0', answers: 40, value: 0.97 },
      { code: 'too-hard', graders: 'others', criterion: null, answers: 25, value: 0.1 },
      { code: 'does-not-discriminate', graders: 'self', criterion: 'c0', answers: 40, value: 0.05 },
    ]);
  });
});

describe('explainFlaw', () => {
  const flaw = (changes: Partial<Flaw>): Flaw => ({
    code: 'too-easy',
    graders: 'self',
    criterion: null,
    answers: 40,
    value: 0.975,
    ...changes,
  });

  it('says what was found, of how many answers and where', () => {
    expect(explainFlaw(flaw({}), null)).toBe(
      '98 % of 40 answers pass: it tells nobody apart any more.',
    );
    expect(
      explainFlaw(flaw({ code: 'does-not-discriminate', value: 0.0512 }), 'Names a limit'),
    ).toBe(
      'Who does well here does not do better elsewhere (r = 0.05 over 40 answers) in “Names a limit”.',
    );
  });

  it.each(flawCodes)('has words with the number of answers for %s', (code) => {
    expect(explainFlaw(flaw({ code }), null)).toContain('40 answers');
  });
});
