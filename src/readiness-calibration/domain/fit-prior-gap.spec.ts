import { describe, expect, it } from '@jest/globals';
import { defaultConfig } from '../../readiness/domain/readiness-config.js';
import type { ColdReading } from './cold-readings.js';
import { fitPriorGap } from './fit-prior-gap.js';

const missed = (learners: number, gap: number, variance = 0.05): ColdReading[] =>
  Array.from({ length: learners }, (_, index) => ({
    learnerId: `learner-${String(index).padStart(4, '0')}`,
    questionId: 'question',
    skillId: 'skill',
    since: new Date(index * 1000),
    gap,
    variance,
  }));

describe('fitPriorGap', () => {
  it('stays as shipped, to the last bit, with fewer than five learners', () => {
    expect(fitPriorGap([], defaultConfig)).toBe(0.5);
    expect(fitPriorGap(missed(4, 0.9), defaultConfig)).toBe(0.5);
  });

  it('counts what is shipped as twenty learners', () => {
    // One answer says .13² / (.13² + .05 + .1² + .15²) of what its learner misses.
    const reliance = 0.13 ** 2 / (0.13 ** 2 + 0.05 + 0.1 ** 2 + 0.15 ** 2);
    const expected = (20 * 0.5 + 30 * reliance * 0.8) / (20 + 30 * reliance);
    expect(fitPriorGap(missed(30, 0.8), defaultConfig)).toBeCloseTo(expected, 12);
    const certain = fitPriorGap(missed(30, 0.8, 1e-9), {
      ...defaultConfig,
      sdSkill: 0,
      sdQuestion: 0,
    });
    expect(certain).toBeCloseTo((20 * 0.5 + 30 * 0.8) / 50, 6);
  });

  it('comes closer with every five learners, and moves with none between', () => {
    const gaps = [5, 10, 50, 500, 5000].map((learners) =>
      fitPriorGap(missed(learners, 0.3), defaultConfig),
    );
    expect(gaps).toEqual(gaps.toSorted((one, other) => other - one));
    expect(gaps.at(-1)).toBeLessThan(0.305);
    expect(fitPriorGap(missed(9, 0.3), defaultConfig)).toBe(gaps[0]);
  });

  it('is in any order the same, and a share', () => {
    const readings = [
      ...missed(20, 0.7),
      ...missed(20, 0.1).map((each) => ({ ...each, questionId: 'b' })),
    ];
    expect(fitPriorGap(readings.toReversed(), defaultConfig)).toBe(
      fitPriorGap(readings, defaultConfig),
    );
    expect(fitPriorGap(missed(5000, 3), defaultConfig)).toBe(1);
    expect(fitPriorGap(missed(5000, -3), defaultConfig)).toBe(0);
  });
});
