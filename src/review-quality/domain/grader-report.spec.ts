import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { graderReport, type ComparedReview } from './grader-report.js';

const review = (
  score: number,
  settledScore: number | null,
  mustHaves: ComparedReview['mustHaves'] = [],
): ComparedReview => ({ score, settledScore, mustHaves });
const agreed = { own: true, settled: true };
const missed = { own: true, settled: false };

const five = [
  review(0.8, 0.65, [agreed, missed]),
  review(0.7, 0.54, [agreed]),
  review(0.5, 0.5, [agreed]),
  review(0.6, 0.7, [{ own: false, settled: false }]),
  review(0.9, 0.61, [missed]),
];
const feedback = [2, 1, -1, 2, 0];

describe('graderReport', () => {
  it('has the figures that paper and pencil give', () => {
    const report = graderReport(five, feedback);
    // .15, .16, 0, −.10, .29; .80 − .65 is within .15, whatever binary fractions make of it.
    expect(report.bias).toBeCloseTo(0.1, 12);
    expect(report.meanDistance).toBeCloseTo(0.14, 12);
    expect(report).toMatchObject({
      reviews: 5,
      biasInWords: 'in-line',
      shareWithin: 0.6,
      mustHaveCalls: 6,
      ratings: 5,
      helpfulness: 0.8,
    });
    expect(report.mustHaveAgreement).toBeCloseTo(4 / 6, 12);
  });

  it('says nothing of four reviews but how many there are', () => {
    expect(graderReport(five.slice(0, 4), feedback.slice(0, 4))).toEqual({
      reviews: 4,
      bias: null,
      biasInWords: 'unknown',
      meanDistance: null,
      shareWithin: null,
      mustHaveCalls: 5,
      mustHaveAgreement: null,
      ratings: 0,
      helpfulness: null,
    });
    expect(graderReport([], [])).toMatchObject({ reviews: 0, ratings: 0, bias: null });
  });

  it('counts five for each figure by itself', () => {
    const alone = Array.from({ length: 9 }, () => review(1, null));
    expect(graderReport(alone, [1, 1, 1, 1, 1])).toMatchObject({
      reviews: 0,
      bias: null,
      helpfulness: 1,
    });
    const compared = Array.from({ length: 9 }, () => review(1, 0.9));
    expect(graderReport([...compared, ...five.slice(1)], [])).toMatchObject({
      reviews: 13,
      mustHaveCalls: 4,
      mustHaveAgreement: null,
      ratings: 0,
      helpfulness: null,
    });
  });

  it('does not move for one more author who speaks, until five have', () => {
    const told = (...more: number[]) => graderReport([], [...feedback, ...more]);
    expect(told(-2, -2, -2, -2)).toEqual(told());
    expect(told(-2, -2, -2, -2, -2)).toMatchObject({ ratings: 10, helpfulness: -0.6 });
  });

  it('knows a number or null, whatever it is given', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const rating = fc.integer({ min: -2, max: 2 });
    const any = fc.record({
      score: share,
      settledScore: fc.option(share),
      mustHaves: fc.array(fc.constantFrom(agreed, missed), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 12 }),
        fc.array(rating, { maxLength: 12 }),
        (reviews, said) => {
          const { biasInWords, ...figures } = graderReport(reviews, said);
          expect(biasInWords === 'unknown').toBe(figures.bias === null);
          for (const figure of Object.values(figures)) {
            expect(figure === null || Number.isFinite(figure)).toBe(true);
          }
          expect(Math.abs(figures.bias ?? 0)).toBeLessThanOrEqual(
            (figures.meanDistance ?? 0) + 1e-9,
          );
        },
      ),
    );
  });
});
