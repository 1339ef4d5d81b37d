import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minute, rubricOf, sheetOf } from '../../../test/support/question-use.js';
import type { MarkedAnswer } from './marked-answer.js';
import { measureCriterion } from './measure-criterion.js';
import { measureGrades } from './measure-grades.js';

/** An answer each of as many learners. */
const answersOf = (...digits: string[]): MarkedAnswer[] =>
  digits.map((levels, place) => ({
    learnerId: `learner-${place}`,
    isFirst: true,
    since: minute(place),
    sheet: sheetOf(levels),
  }));

const even = rubricOf(50, 50);
/** With two criteria the one is the rest of the other, so every figure can be done on paper. */
const ten = answersOf('00', '01', '00', '11', '12', '21', '23', '32', '33', '33');
const criterionOf = (answers: readonly MarkedAnswer[]) => measureCriterion(even, 0, answers);

describe('measureCriterion', () => {
  it('has the figures that paper and pencil give', () => {
    const figures = criterionOf(ten);
    expect(figures).toMatchObject({ answers: 10, passRate: 0.5 });
    expect(figures?.passRateInterval.low).toBeCloseTo(0.2366, 4);
    expect(figures?.passRateInterval.high).toBeCloseTo(0.7634, 4);
    expect(figures?.meanLevelShare).toBeCloseTo(15 / 30, 12);
    // Σx 15, Σy 16, Σx² 37, Σy² 38, Σxy 35; of passing Σ 5 and with y 12.
    expect(figures?.levelDiscrimination).toBeCloseTo(110 / Math.sqrt(145 * 124), 9);
    expect(figures?.passDiscrimination).toBeCloseTo(40 / Math.sqrt(25 * 124), 9);
    expect(figures?.upperLowerIndex).toBeCloseTo(8 / 9, 9);
  });

  it('is never compared with itself', () => {
    const alone = answersOf(...Array.from('0011223333'));
    const figures = measureCriterion(rubricOf(100), 0, alone);
    expect(figures).toMatchObject({
      answers: 10,
      passRate: 0.6,
      passDiscrimination: null,
      levelDiscrimination: null,
      upperLowerIndex: null,
    });
  });

  it.each([
    ['fewer than ten answers', answersOf('00', '11', '22', '33', '03')],
    [
      'an item that never varies',
      ten.map((each, place) => ({ ...each, sheet: sheetOf(`2${place % 4}`) })),
    ],
    [
      'a rest that never varies',
      ten.map((each, place) => ({ ...each, sheet: sheetOf(`${place % 4}2`) })),
    ],
  ])('does not discriminate by %s', (_, answers) => {
    expect(criterionOf(answers)).toMatchObject({
      passDiscrimination: null,
      levelDiscrimination: null,
    });
  });
});

describe('measureGrades', () => {
  it('sums up the answers and, by weight, the criteria', () => {
    const figures = measureGrades(rubricOf(75, 25), ten, 'first');
    expect(figures).toMatchObject({ learners: 10, answers: 10, passRate: 0.4 });
    expect(figures?.meanScore).toBeCloseTo(31 / 60, 12);
    // With two criteria each is the other's rest, so that both go together alike.
    expect(figures?.discrimination).toBeCloseTo(110 / Math.sqrt(145 * 124), 9);
    // 8/9 of the first, 1 of the second, by weight.
    expect(figures?.upperLowerIndex).toBeCloseTo(0.75 * (8 / 9) + 0.25, 12);
    expect(figures?.criteria).toHaveLength(2);
  });

  it('counts of each criterion the answers it was asked of, from five learners on', () => {
    const asked = [...ten.slice(0, 5), ...answersOf('3.', '3.', '3.', '3.', '3.')];
    const distinct = asked.map((answer, place) => ({ ...answer, learnerId: `learner-${place}` }));
    const figures = measureGrades(even, distinct, 'first');
    expect(figures?.criteria).toMatchObject([
      { answers: 10, passRate: 0.5 },
      { answers: 5, passRate: 0.2 },
    ]);
    const nine = measureGrades(even, distinct.slice(1), 'first');
    expect(nine?.criteria).toMatchObject([{ answers: 5 }, null]);
  });

  it('says nothing of four learners, however much they answered', () => {
    const four = [...ten.slice(0, 4), ...ten.slice(0, 4), ...ten.slice(0, 4)];
    expect(measureGrades(even, four, 'all')).toBeNull();
  });

  it('leaves out repeated answers unless all are asked for', () => {
    const again = ten.map((answer) => ({ ...answer, isFirst: false, sheet: sheetOf('33') }));
    const both = [...ten, ...again];
    expect(measureGrades(even, both, 'first')).toEqual(measureGrades(even, ten, 'first'));
    expect(measureGrades(even, both, 'all')).toMatchObject({ answers: 20, passRate: 0.7 });
  });

  it('has numbers or null, never NaN', () => {
    const levels = fc.stringMatching(/^[0-3.][0-3.][0-3.]$/u).filter((digits) => digits !== '...');
    fc.assert(
      fc.property(fc.array(levels, { maxLength: 40 }), (digits) => {
        const figures = measureGrades(rubricOf(60, 30, 10), answersOf(...digits), 'all');
        expect(
          JSON.stringify(figures, (_, value: unknown) => (Number.isNaN(value) ? 'NaN' : value)),
        ).not.toContain('NaN');
        expect(figures === null).toBe(digits.length < 5);
      }),
    );
  });
});
