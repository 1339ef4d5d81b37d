import { describe, expect, it } from '@jest/globals';
import { caseOutcomes, type AdjudicationCase } from './adjudication-case.js';
import { decisionEffect } from './decision-effect.js';

type Decided = Pick<AdjudicationCase, 'kind' | 'subject'>;

const contested: Decided = { kind: 'contested', subject: 'answer' };
const appeal: Decided = { kind: 'appeal', subject: 'settlement' };
const answerFlag: Decided = { kind: 'flag', subject: 'answer' };
const reviewFlag: Decided = { kind: 'flag', subject: 'review' };

/** By outcome, without and with a grade. */
const table: [Decided, Record<(typeof caseOutcomes)[number], [string, string]>][] = [
  [
    contested,
    {
      graded: ['needs-grade', 'grade'],
      upheld: ['wrong-outcome', 'wrong-outcome'],
      dismissed: ['wrong-outcome', 'wrong-outcome'],
    },
  ],
  [
    appeal,
    {
      graded: ['wrong-outcome', 'wrong-outcome'],
      upheld: ['needs-grade', 'grade'],
      dismissed: ['nothing', 'takes-no-grade'],
    },
  ],
  [
    answerFlag,
    {
      graded: ['wrong-outcome', 'wrong-outcome'],
      upheld: ['void-answer', 'takes-no-grade'],
      dismissed: ['nothing', 'takes-no-grade'],
    },
  ],
  [
    reviewFlag,
    {
      graded: ['wrong-outcome', 'wrong-outcome'],
      upheld: ['void-review', 'takes-no-grade'],
      dismissed: ['nothing', 'takes-no-grade'],
    },
  ],
];

describe('decisionEffect', () => {
  it.each(
    table.flatMap(([decided, outcomes]) =>
      caseOutcomes.flatMap((outcome) =>
        [false, true].map((hasGrade, column) => ({
          ...decided,
          outcome,
          hasGrade,
          expected: outcomes[outcome][column],
        })),
      ),
    ),
  )('$kind of $subject, $outcome, grade $hasGrade', ({ kind, subject, expected, ...decision }) => {
    const answer = decisionEffect({ kind, subject }, decision);
    expect(answer.kind === 'decided' ? answer.effect : answer.kind).toBe(expected);
  });

  it('says which outcomes there are', () => {
    const wrong = decisionEffect(contested, { outcome: 'upheld', hasGrade: true });
    expect(wrong).toEqual({ kind: 'wrong-outcome', allowed: ['graded'] });
  });
});
