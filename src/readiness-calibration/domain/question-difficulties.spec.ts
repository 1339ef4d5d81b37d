import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultConfig } from '../../readiness/domain/readiness-config.js';
import { pearsonCorrelation } from '../../kernel/pearson-correlation.js';
import { simulateJudgements } from '../../../test/support/simulated-judgements.js';
import { readColdAnswers, type ColdReading } from './cold-readings.js';
import { questionDifficulties } from './question-difficulties.js';

const { graders, sdAttempt } = defaultConfig;
/** As a coach saw it. */
const variance = sdAttempt ** 2 + (graders.coach.sd ** 2 + graders.coach.biasSd ** 2) / 0.92 ** 2;

/** So many learners who answered one question each, and all missed the same. */
const missed = (questionId: string, learners: number, gap: number, more = {}): ColdReading[] =>
  Array.from({ length: learners }, (_, index) => ({
    learnerId: `${questionId}-${index}`,
    questionId,
    skillId: 'skill',
    since: new Date(index * 1000),
    gap,
    variance,
    ...more,
  }));

const of = (readings: readonly ColdReading[]) =>
  new Map(
    questionDifficulties(readings, defaultConfig).map((each) => [each.questionId, each.difficulty]),
  );

describe('questionDifficulties', () => {
  it('knows nothing of what fewer than five met', () => {
    expect(questionDifficulties([], defaultConfig)).toEqual([]);
    expect(questionDifficulties(missed('one', 4, 0.9), defaultConfig)).toEqual([]);
  });

  it('knows nothing of a question whose skill has no other', () => {
    expect(of(missed('one', 50, 0.9)).get('one')).toBeCloseTo(0, 9);
  });

  it('draws what a question differs by towards 0, by n / (n + 8)', () => {
    // The same people answer both, so nothing of it can be theirs: each misses .1 more or less.
    for (const learners of [5, 10, 40]) {
      const same = (questionId: string, gap: number) =>
        missed(questionId, learners, gap).map((each, index) => {
          return { ...each, learnerId: `learner-${index}` };
        });
      const found = of([...same('hard', 0.6), ...same('easy', 0.4)]);
      const share = learners / (learners + 8);
      expect(found.get('hard')).toBeCloseTo(0.1 * share, 6);
      expect(found.get('easy')).toBeCloseTo(-0.1 * share, 6);
    }
  });

  it('moves on with every fifth learner only', () => {
    const easy = missed('easy', 20, 0.3);
    const nine = of([...easy, ...missed('hard', 9, 0.7)]);
    expect(of([...easy, ...missed('hard', 5, 0.7)])).toEqual(nine);
    expect(of([...easy, ...missed('hard', 10, 0.7)]).get('hard')).toBeGreaterThan(
      nine.get('hard') ?? 1,
    );
  });

  it('counts what a poor grader saw as a part of an answer', () => {
    const easy = missed('easy', 20, 0.3);
    const byCoach = of([...easy, ...missed('hard', 20, 0.7)]).get('hard') ?? 0;
    const poor = { variance: variance * 10 };
    const byThemselves = of([...easy, ...missed('hard', 20, 0.7, poor)]).get('hard') ?? 0;
    expect(byThemselves).toBeGreaterThan(0);
    expect(byThemselves).toBeLessThan(byCoach / 2);
  });

  it('sums to 0 within each skill, in whatever order', () => {
    const reading = fc.record({
      learner: fc.nat(12),
      question: fc.nat(7),
      gap: fc.double({ min: -0.3, max: 1.3, noNaN: true }),
      seconds: fc.nat(1000),
    });
    const property = fc.property(
      fc.uniqueArray(reading, {
        maxLength: 80,
        selector: ({ learner, question }) => `${learner} ${question}`,
      }),
      (rows) => {
        const readings = rows.map(({ learner, question, gap, seconds }) => ({
          learnerId: `learner-${learner}`,
          questionId: `question-${question}`,
          skillId: `skill-${question % 2}`,
          since: new Date(seconds * 1000),
          gap,
          variance,
        }));
        const found = questionDifficulties(readings, defaultConfig);
        expect(questionDifficulties(readings.toReversed(), defaultConfig)).toEqual(found);
        for (const skill of [0, 1]) {
          const own = found.filter(({ questionId }) => Number(questionId.slice(9)) % 2 === skill);
          const sum = own.reduce((total, { difficulty }) => total + difficulty, 0);
          expect(Math.abs(sum)).toBeLessThan(1e-9);
        }
      },
    );
    expect(() => fc.assert(property, { numRuns: 300 })).not.toThrow();
  });

  it('finds out which questions are hard, whoever meets them', () => {
    const world = simulateJudgements({
      seed: 7,
      learners: 200,
      answersEach: 6,
      questions: 40,
      graded: { peer: 2, coach: 0.3 },
      raters: { peer: 30, coach: 2 },
      truth: graders,
      sdDifficulty: 0.1,
    });
    const nobody = { severities: {}, biasSds: {} };
    const found = of(readColdAnswers(world.answers, defaultConfig, nobody));
    const pairs = Array.from(
      found,
      ([id, value]) => [value, world.difficulties.get(id) ?? 0] as const,
    );
    expect(pairs).toHaveLength(40);
    expect(pearsonCorrelation(pairs)).toBeGreaterThan(0.9);
  });
});
