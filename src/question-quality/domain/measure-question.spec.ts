import { describe, expect, it } from '@jest/globals';
import type { AnswerFacts } from '../../attempts/domain/answer-facts.js';
import { answerFacts, judgementOf, minute, rubricOf } from '../../../test/support/question-use.js';
import { measureQuestion } from './measure-question.js';

const criteria = rubricOf(50, 50);

/** A learner each, who give themselves these levels; the coach's come after the comma. */
const factsOf = (...grades: string[]): AnswerFacts[] =>
  grades.map((pair, place) => {
    const [ownLevels = '', coachLevels] = pair.split(',');
    const own = judgementOf(ownLevels, { graderId: `learner-${place}`, since: minute(place) });
    const others =
      coachLevels === undefined
        ? null
        : judgementOf(coachLevels, { kind: 'coach', graderId: 'coach', since: minute(60 + place) });
    const graders = others === null ? [own] : [own, others];
    return answerFacts({
      learnerId: `learner-${place}`,
      since: minute(place),
      own,
      others,
      graders,
    });
  });

describe('measureQuestion', () => {
  it('never mixes what learners think of themselves with what others think', () => {
    const facts = factsOf('33,22', '33,11', '33,33', '33,00', '33,21');
    const { self, others, agreement } = measureQuestion(criteria, facts, 'first');
    expect(self).toMatchObject({ answers: 5, passRate: 1, meanScore: 1 });
    expect(others).toMatchObject({ answers: 5, passRate: 0.4 });
    expect(others?.meanScore).toBeCloseTo(15 / 30, 12);
    expect(agreement).toMatchObject({ answers: 5, learners: 5 });
    // The must-have differs in the second and the fourth; levels are two apart in these and the fifth.
    expect(agreement?.criteria.map((each) => each?.splitShare)).toEqual([0.4, 0.6]);
  });

  it('tells of each sort of grader from five learners on', () => {
    const facts = factsOf('33,22', '33,11', '33,33', '33,00', '33');
    expect(measureQuestion(criteria, facts, 'first')).toMatchObject({
      use: { answers: 5 },
      self: { answers: 5 },
      others: null,
      agreement: null,
    });
  });

  it('neither passes nor fails who knew the outline, but counts the answer', () => {
    const facts = factsOf('33', '33', '33', '33', '33').map((fact, place) => ({
      ...fact,
      peeked: place === 0,
    }));
    expect(measureQuestion(criteria, facts, 'first')).toMatchObject({
      use: { answers: 5, peekedShare: 0.2 },
      self: null,
    });
  });

  it('finds the flaws of all of it', () => {
    const facts = factsOf(...Array.from({ length: 20 }, (_, place) => `33,${place % 4}0`)).map(
      (fact) => ({ ...fact, overtimeRatio: 1.2 }),
    );
    const found = measureQuestion(criteria, facts, 'first').flaws;
    expect(found.map(({ code, graders, criterion }) => [code, graders, criterion])).toEqual([
      ['too-easy', 'self', null],
      ['too-easy', 'self', 'c0'],
      ['too-easy', 'self', 'c1'],
      ['too-hard', 'others', null],
      ['too-hard', 'others', 'c1'],
      ['split-criterion', null, 'c0'],
      ['split-criterion', null, 'c1'],
      ['time-box-too-short', null, null],
    ]);
  });

  it('is nothing for a question that nobody has met', () => {
    expect(measureQuestion(criteria, [], 'all')).toEqual({
      use: null,
      abandonment: null,
      self: null,
      others: null,
      agreement: null,
      flaws: [],
    });
  });
});
