import { describe, expect, it } from '@jest/globals';
import type { AnswerFacts } from '../../attempts/domain/answer-facts.js';
import { answerFacts, minute } from '../../../test/support/question-use.js';
import { measureAbandonment, measureUse } from './measure-use.js';

/** One of each of as many learners. */
const usesOf = (...changes: Partial<AnswerFacts>[]): AnswerFacts[] =>
  changes.map((change, place) =>
    answerFacts({ learnerId: `learner-${place}`, since: minute(place), ...change }),
  );
const timed = (...ratios: number[]) =>
  usesOf(...ratios.map((overtimeRatio) => ({ overtimeRatio })));

describe('measureUse', () => {
  it('tells of help and of giving up', () => {
    const uses = usesOf({ hintsUsed: 2 }, { hintsUsed: 1 }, { gaveUp: true }, { peeked: true }, {});
    expect(measureUse(uses, 'first')).toMatchObject({
      learners: 5,
      answers: 5,
      hintedShare: 0.4,
      meanHints: 0.6,
      gaveUpShare: 0.2,
      peekedShare: 0.2,
    });
  });

  it('has quartiles of the time used, and the share over time', () => {
    expect(measureUse(timed(1.3, 0.5, 1, 0.8, 2), 'first')?.time).toEqual({
      answers: 5,
      lowerQuartile: 0.8,
      median: 1,
      upperQuartile: 1.3,
      overTimeShare: 0.4,
    });
  });

  it.each([
    ['what was recalled in the head', { mode: 'recall' }],
    ['who gave up', { gaveUp: true }],
    ['what has no time box', { overtimeRatio: null }],
  ] as const)('does not time %s', (_, change) => {
    const uses = [...timed(1, 1, 1, 1, 1), ...usesOf({}, {}, {}, {}, {}, { ...change })].map(
      (use, place) => ({ ...use, learnerId: `learner-${place}` }),
    );
    const nine = uses.filter((_use, place) => place !== 4);
    expect(measureUse(uses, 'first')?.time?.answers).toBe(10);
    expect(measureUse(nine, 'first')).toMatchObject({ answers: 10, time: { answers: 5 } });
  });

  it('says nothing of four learners', () => {
    expect(measureUse(timed(1, 1, 1, 1), 'all')).toBeNull();
    expect(measureAbandonment(timed(1, 1, 1, 1), 'all')).toBeNull();
  });

  it('does not count what was left without an answer as one', () => {
    const uses = [...timed(1, 1, 1, 1), ...usesOf({ learnerId: 'fifth', isAbandoned: true })];
    expect(measureUse(uses, 'first')).toBeNull();
    expect(measureAbandonment(uses, 'first')).toEqual({
      learners: 5,
      attempts: 5,
      abandonedShare: 0.2,
    });
  });
});
