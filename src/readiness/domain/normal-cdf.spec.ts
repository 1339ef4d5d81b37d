import { describe, expect, it } from '@jest/globals';
import { normalCdf } from './normal-cdf.js';

describe('normalCdf', () => {
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [1.281551565544601, 0.9],
    [1.959963984540054, 0.975],
    [3, 0.99865010196837],
    [8, 1],
    [40, 1],
  ])('of %d is %d, and the rest on the other side', (z, below) => {
    expect(normalCdf(z)).toBeCloseTo(below, 14);
    expect(normalCdf(-z)).toBeCloseTo(1 - below, 14);
  });

  it('is exact far out, too', () => {
    expect(normalCdf(-5) / 2.866515718791939e-7).toBeCloseTo(1, 9);
    expect(normalCdf(-10) / 7.61985302416e-24).toBeCloseTo(1, 8);
    expect(normalCdf(-40)).toBe(0);
  });

  it('never falls', () => {
    const values = Array.from({ length: 4001 }, (_, step) => normalCdf(-10 + step / 200));
    const falls = values.filter((value, index) => value < (values[index - 1] ?? 0));
    expect(falls).toEqual([]);
  });
});
