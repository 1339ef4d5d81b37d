import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { graderWeights, type StandingReview } from './grader-weights.js';
import { weightedConsensus } from './weighted-consensus.js';

/** As far off as they usually are, so that this answer changes little. */
const told = (deviation: number, changes: Partial<StandingReview> = {}): StandingReview => ({
  score: 0.5,
  standing: { bias: 0, variance: deviation ** 2, reviews: 100_000, isCalibrated: true },
  ...changes,
});
const newcomer = (isCalibrated: boolean, score = 0.5): StandingReview => ({
  score,
  standing: { bias: 0.3, variance: 0.9, reviews: 2, isCalibrated },
});
const weights = (...reviews: StandingReview[]) =>
  graderWeights(reviews).map(({ weight }) => weight);

describe('graderWeights', () => {
  it('are none of none, and one of one', () => {
    expect(weights()).toEqual([]);
    expect(weights(told(0.2))).toEqual([1]);
  });

  it('go by the inverse of the variance', () => {
    const [a, b, c] = weights(told(0.1), told(0.1), told(0.2));
    expect(a).toBeCloseTo(4 / 9, 4);
    expect(b).toBeCloseTo(4 / 9, 4);
    expect(c).toBeCloseTo(1 / 9, 4);
  });

  it('are two halves of two, whoever they are', () => {
    expect(weights(told(0.05), told(0.3))).toEqual([0.5, 0.5]);
    expect(weights(newcomer(false), told(0.05, { score: 1 }))).toEqual([0.5, 0.5]);
  });

  it('are never above half; the others share the rest as they would without', () => {
    const [a, b, c] = weights(told(0.05), told(0.1), told(0.2));
    expect(a).toBe(0.5);
    expect(b).toBeCloseTo(0.4, 4);
    expect(c).toBeCloseTo(0.1, 4);
  });

  it('of who is new are those of the prior, without bias: .15, or .2 without calibration', () => {
    const given = graderWeights([newcomer(true, 0.9), newcomer(true, 0.1), newcomer(false, 0)]);
    // 1/.0225, 1/.0225, 1/.04: as 16 to 16 to 9.
    expect(given.map(({ bias }) => bias)).toEqual([0, 0, 0]);
    expect(given[0]?.weight).toBeCloseTo(16 / 41, 12);
    expect(given[2]?.weight).toBeCloseTo(9 / 41, 12);
  });

  it('count this answer as one review more', () => {
    const standing = { bias: 0, variance: 0.02, reviews: 6, isCalibrated: true };
    const given = graderWeights([
      { score: 0.9, standing: { ...standing, bias: 0.1 } },
      { score: 0.4, standing },
      { score: 0.4, standing: { ...standing, reviews: 16 } },
    ]);
    // Off by .8 − .4 and by .4 − .6, of what others are off by .01: .15 and .03.
    const [off, near, old] = [11 / (0.2 + 0.15), 11 / (0.2 + 0.03), 21 / (0.4 + 0.03)];
    const all = off + near + old;
    expect(given.map(({ bias }) => bias)).toEqual([0.1, 0, 0]);
    for (const [place, precision] of [off, near, old].entries()) {
      expect(given[place]?.weight).toBeCloseTo(precision / all, 12);
    }
  });

  it('count this answer no more than all before it', () => {
    const standing = { bias: 0, variance: 0.02, reviews: 6, isCalibrated: true };
    const [off, near] = weights(
      { score: 1, standing },
      { score: 0.3, standing },
      { score: 0.3, standing },
    );
    // Off by .7: .48 against .2, so .2 + .2; the others by .35: .1225 − .01.
    const ratio = (0.2 + 0.1125) / (0.2 + 0.2);
    expect((off ?? 0) / (near ?? 1)).toBeCloseTo(ratio, 12);
  });

  it('let the consensus fall by a trifle at most when somebody gives more', () => {
    const reviewers = fc.array(
      fc.record({
        score: fc.double({ min: 0, max: 1, noNaN: true }),
        standing: fc.record({
          bias: fc.double({ min: -0.15, max: 0.15, noNaN: true }),
          variance: fc.double({ min: 0.0025, max: 0.08, noNaN: true }),
          reviews: fc.nat(30),
          isCalibrated: fc.boolean(),
        }),
      }),
      { minLength: 2, maxLength: 5 },
    );
    const steps = Array.from({ length: 21 }, (_, step) => step / 20);
    fc.assert(
      fc.property(reviewers, fc.boolean(), (reviews, isContested) => {
        const scale = isContested ? 1 : 0.35;
        const settled = steps.map((step) => {
          const given = reviews.map(({ standing, score }, place) => ({
            standing,
            score: scale * (place === 0 ? step : score),
          }));
          return weightedConsensus(
            graderWeights(given).map((weight, place) => ({
              ...weight,
              value: given[place]?.score ?? 0,
            })),
          );
        });
        const falls = settled.map((each, step) => Math.max(...settled.slice(0, step + 1)) - each);
        expect(Math.max(...falls)).toBeLessThan(isContested ? 0.03 : 0.002);
      }),
    );
  });

  it('sum to 1, none above half of two and more, in whatever order', () => {
    const review = fc.record({
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      standing: fc.record({
        bias: fc.double({ min: -1, max: 1, noNaN: true }),
        variance: fc.double({ min: 0, max: 4, noNaN: true }),
        reviews: fc.nat(50),
        isCalibrated: fc.boolean(),
      }),
    });
    fc.assert(
      fc.property(fc.array(review, { minLength: 2, maxLength: 6 }), (reviews) => {
        const given = weights(...reviews);
        const turned = weights(...reviews.toReversed()).toReversed();
        expect(given.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
        for (const [place, weight] of given.entries()) {
          expect(weight).toBeGreaterThan(0);
          expect(weight).toBeLessThanOrEqual(0.5);
          expect(turned[place]).toBeCloseTo(weight, 9);
        }
      }),
    );
  });
});
