import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { graderReport, type ComparedReview } from './grader-report.js';

const review = (
  score: number,
  settledScore: number | null,
  changes: Partial<ComparedReview> = {},
): ComparedReview => ({ score, settledScore, mustHaves: [], helpfulness: null, ...changes });
const agreed = { own: true, settled: true };
const missed = { own: true, settled: false };

const five = [
  review(0.8, 0.65, { mustHaves: [agreed, missed], helpfulness: 2 }),
  review(0.7, 0.54, { mustHaves: [agreed], helpfulness: 1 }),
  review(0.5, 0.5, { mustHaves: [agreed], helpfulness: -1 }),
  review(0.6, 0.7, { mustHaves: [{ own: false, settled: false }], helpfulness: 2 }),
  review(0.9, 0.61, { mustHaves: [missed], helpfulness: 0 }),
];

describe('graderReport', () => {
  it('has the figures that paper and pencil give', () => {
    const report = graderReport(five);
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
    expect(graderReport(five.slice(0, 4))).toEqual({
      reviews: 4,
      bias: null,
      biasInWords: 'unknown',
      meanDistance: null,
      shareWithin: null,
      mustHaveCalls: 5,
      mustHaveAgreement: null,
      ratings: 4,
      helpfulness: null,
    });
    expect(graderReport([])).toMatchObject({ reviews: 0, ratings: 0, bias: null });
  });

  it('counts five for each figure by itself', () => {
    const alone = Array.from({ length: 9 }, () => review(1, null, { helpfulness: 1 }));
    expect(graderReport(alone)).toMatchObject({ reviews: 0, bias: null, helpfulness: 1 });
    const compared = Array.from({ length: 9 }, () => review(1, 0.9));
    expect(graderReport([...compared, ...five.slice(1)])).toMatchObject({
      reviews: 13,
      mustHaveCalls: 4,
      mustHaveAgreement: null,
      ratings: 4,
      helpfulness: null,
    });
  });

  it('knows a number or null, whatever it is given', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const any = fc.record({
      score: share,
      settledScore: fc.option(share),
      mustHaves: fc.array(fc.constantFrom(agreed, missed), { maxLength: 3 }),
      helpfulness: fc.option(fc.integer({ min: -2, max: 2 })),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (reviews) => {
        const { biasInWords, ...figures } = graderReport(reviews);
        expect(biasInWords === 'unknown').toBe(figures.bias === null);
        for (const figure of Object.values(figures)) {
          expect(figure === null || Number.isFinite(figure)).toBe(true);
        }
        expect(Math.abs(figures.bias ?? 0)).toBeLessThanOrEqual((figures.meanDistance ?? 0) + 1e-9);
      }),
    );
  });
});
