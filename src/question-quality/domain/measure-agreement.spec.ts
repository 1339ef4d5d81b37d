import { describe, expect, it } from '@jest/globals';
import { minute, rubricOf, sheetOf } from '../../../test/support/question-use.js';
import type { ComparedAnswer } from './marked-answer.js';
import { measureAgreement } from './measure-agreement.js';

/** An answer each of as many learners, with what each grader gave. */
const answersOf = (...answers: string[][]): ComparedAnswer[] =>
  answers.map((graders, place) => ({
    learnerId: `learner-${place}`,
    isFirst: true,
    since: minute(place),
    sheets: graders.map(sheetOf),
  }));

const five = answersOf(['3', '3'], ['2', '1'], ['0', '2'], ['1', '1'], ['3', '2']);

describe('measureAgreement', () => {
  it('has the figures that paper and pencil give', () => {
    const figures = measureAgreement(rubricOf(100), five, 'first');
    expect(figures).toMatchObject({
      learners: 5,
      answers: 5,
      // 0 and 2 are two levels apart; 2 and 1 differ on the must-have.
      criteria: [{ answers: 5, splitShare: 0.4 }],
    });
    // Differences in thirds 0, 1, 2, 0, 1: half their squares over nine, over five degrees.
    expect(figures?.criteria[0]?.withinAnswerDeviation).toBeCloseTo(Math.sqrt(3 / 9 / 5), 12);
    // n 1, 3, 3, 3; observed 9 + 25 + 9, expected 765.
    expect(figures?.alpha).toBeCloseTo(1 - (9 * 43) / 765, 12);
  });

  it('takes one level more or less for taste where the criterion is no must-have', () => {
    const figures = measureAgreement(
      rubricOf(50, 50),
      five.map((answer) => ({
        ...answer,
        sheets: answer.sheets.map(({ marks, ...sheet }) => ({
          ...sheet,
          marks: [...marks, ...marks],
        })),
      })),
      'first',
    );
    expect(figures?.criteria.map((each) => each?.splitShare)).toEqual([0.4, 0.2]);
  });

  it('looks at answers that two graders judged, and at no fewer than five', () => {
    const single = answersOf(['3'], ['0'], ['1'], ['2'], ['3'], ['3', '0']);
    expect(measureAgreement(rubricOf(100), single, 'all')).toBeNull();
    const alone = single.slice(0, 5).map((each) => ({ ...each, learnerId: `x-${each.learnerId}` }));
    expect(measureAgreement(rubricOf(100), [...five, ...alone], 'first')).toEqual(
      measureAgreement(rubricOf(100), five, 'first'),
    );
  });

  it('takes any number of graders', () => {
    const three = answersOf(['3', '3', '0'], ['1', '1', '1'], ['2', '2'], ['0', '0'], ['3', '3']);
    const [criterion] = measureAgreement(rubricOf(100), three, 'first')?.criteria ?? [];
    expect(criterion).toMatchObject({ answers: 5, splitShare: 0.2 });
    // 1, 1 and 0: their mean is 2/3, the squares sum to 2/3; 2 + 2 + 1 + 1 + 1 degrees.
    expect(criterion?.withinAnswerDeviation).toBeCloseTo(Math.sqrt(2 / 3 / 7), 12);
  });

  it('says nothing of a criterion that fewer than five learners were asked', () => {
    const asked = answersOf(['33', '33'], ['2.', '2.'], ['12', '12'], ['00', '00'], ['11', '22']);
    const figures = measureAgreement(rubricOf(50, 50), asked, 'first');
    expect(figures?.criteria.map((each) => each?.answers ?? null)).toEqual([5, null]);
  });
});
