import { describe, expect, it } from '@jest/globals';
import { minute } from '../../../test/support/question-use.js';
import { countAgreement } from './count-agreement.js';
import type { LinedUpAnswer } from './line-up-answers.js';
import type { LevelSheet } from './question-agreement.js';

const sheet = (value: number): LevelSheet => new Map([['0', value]]);

const answer = (
  learner: number,
  minutes: number,
  changes: Partial<LinedUpAnswer> = {},
): LinedUpAnswer => ({
  learnerId: `learner-${learner}`,
  peers: [sheet(learner % 2), sheet(learner % 3 === 0 ? 1 : 0)],
  self: sheet(learner % 2),
  settled: sheet(learner % 3 === 0 ? 1 : 0),
  coach: sheet(learner % 2),
  peersSince: minute(minutes),
  settledSince: minute(minutes),
  coachedSince: minute(minutes),
  ...changes,
});
const answers = (learners: number): LinedUpAnswer[] =>
  Array.from({ length: learners }, (_, learner) => answer(learner, learner));

describe('countAgreement', () => {
  it('counts learners in whole fives, and tells nothing of fewer', () => {
    expect(countAgreement(['0'], answers(4))).toMatchObject({
      answers: 0,
      alpha: null,
      selfAndSettlement: { answers: 0, kappa: null },
      peerAndCoach: { answers: 0, kappa: null },
    });
    const five = countAgreement(['0'], answers(5));
    expect(five).toMatchObject({
      answers: 5,
      selfAndSettlement: { answers: 5 },
      peerAndCoach: { answers: 5 },
    });
    expect(five.alpha).not.toBeNull();
    expect(countAgreement(['0'], answers(9))).toEqual(five);
    expect(countAgreement(['0'], answers(10))).toMatchObject({ answers: 10 });
  });

  it('counts each figure by itself', () => {
    const settledOnly = { peersSince: null, coachedSince: null };
    const some = answers(5).map((each) => ({ ...each, ...settledOnly }));
    expect(countAgreement(['0'], some)).toMatchObject({
      answers: 0,
      selfAndSettlement: { answers: 5 },
      peerAndCoach: { answers: 0 },
    });
  });

  it('counts further answers of a learner once five have one', () => {
    const five = answers(5);
    const further = (learners: number) =>
      Array.from({ length: learners }, (_, learner) => answer(learner, 60 + learner));
    const before = countAgreement(['0'], five);
    expect(countAgreement(['0'], [...further(4), ...five])).toEqual(before);
    expect(countAgreement(['0'], [...further(5), ...five])).toMatchObject({ answers: 10 });
  });
});
