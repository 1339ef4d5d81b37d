import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pearsonCorrelation } from './pearson-correlation.js';

const zip = (xs: readonly number[], ys: readonly number[]) =>
  xs.map((x, index) => [x, ys[index] ?? 0] as const);

/** Miles per gallon of 32 cars, and whether they have a manual gearbox (Motor Trend, 1974). */
const mpg = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7,
  32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
];
const manual = [
  1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1,
];

describe('pearsonCorrelation', () => {
  it('of Anscombe’s first and third set is .816', () => {
    const xs = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const first = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const third = [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73];
    expect(pearsonCorrelation(zip(xs, first))).toBeCloseTo(0.81642, 5);
    expect(pearsonCorrelation(zip(xs, third))).toBeCloseTo(0.81629, 5);
  });

  it('of a yes-or-no measure is the point-biserial one: .59983 for the cars of 1974', () => {
    expect(pearsonCorrelation(zip(manual, mpg))).toBeCloseTo(0.5998324, 7);
    const mean = (values: number[]) =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const of = (kind: number) => mpg.filter((_, index) => manual[index] === kind);
    const deviation = Math.sqrt(mean(mpg.map((value) => (value - mean(mpg)) ** 2)));
    const share = of(1).length / mpg.length;
    const textbook = ((mean(of(1)) - mean(of(0))) / deviation) * Math.sqrt(share * (1 - share));
    expect(pearsonCorrelation(zip(manual, mpg))).toBeCloseTo(textbook, 12);
  });

  it.each([
    ['no pairs', []],
    ['one pair', [[1, 2]]],
    [
      'a measure that does not vary',
      [
        [1, 2],
        [1, 3],
        [1, 5],
      ],
    ],
    [
      'a spread that is rounding',
      [
        [0.1 + 0.2, 0],
        [0.3, 1],
        [0.3, 0],
      ],
    ],
  ] as [string, [number, number][]][])('is not there for %s', (_, pairs) => {
    expect(pearsonCorrelation(pairs)).toBeNull();
  });

  it('is never NaN, within −1..1, and the same for both orders of the measures', () => {
    const pair = fc.tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), (pairs) => {
        const r = pearsonCorrelation(pairs);
        expect(r === null || (r >= -1 && r <= 1)).toBe(true);
        const swapped = pearsonCorrelation(pairs.map(([x, y]) => [y, x] as const));
        expect(swapped ?? 2).toBeCloseTo(r ?? 2, 9);
      }),
    );
  });
});
