import { describe, expect, it } from '@jest/globals';
import { normalCdf } from '../../readiness/domain/normal-cdf.js';
import { forecast, forecastsThat } from '../../../test/support/checked-forecasts.js';
import { outcomeShift } from './outcome-shift.js';

/** So many interviews of which half were expected to be passed, and such a share was. */
const half = (count: number, share: number, shift = 0) =>
  Array.from({ length: count }, (_, index) =>
    forecast(index, { isPassed: index < count * share, shift }),
  );

describe('outcomeShift', () => {
  it('moves nothing below 100 outcomes, however far off', () => {
    expect(outcomeShift([])).toBe(0);
    expect(outcomeShift(half(99, 1))).toBe(0);
    expect(outcomeShift(half(100, 1))).toBeGreaterThan(0);
  });

  it('moves nothing for what may be luck', () => {
    // The standard error of half of 100 is .05.
    expect(outcomeShift(half(100, 0.59))).toBe(0);
    expect(outcomeShift(half(100, 0.41))).toBe(0);
    expect(outcomeShift(half(100, 0.61))).toBeGreaterThan(0);
    expect(outcomeShift(half(100, 0.39))).toBeLessThan(0);
    expect(outcomeShift(half(400, 0.56))).toBeGreaterThan(0);
  });

  it('moves by what makes chances right, times n / (n + 25)', () => {
    // A pass rate of Φ(1) is one spread of .15 above what was expected.
    const count = 10_000;
    const share = Math.round(normalCdf(1) * count) / count;
    expect(outcomeShift(half(count, share))).toBeCloseTo((0.15 * count) / (count + 25), 3);
    expect(outcomeShift(half(100, 0.84))).toBeCloseTo(0.15 * 0.994 * 0.8, 3);
  });

  it('says the same of forecasts that were moved already', () => {
    const before = outcomeShift(half(400, 0.7));
    const moved = half(400, 0.7, 0.03).map((each) => ({
      ...each,
      passProbability: normalCdf(0.03 / 0.15),
      score: each.score + 0.03,
      mockLow80: each.mockLow80 + 0.03,
      mockHigh80: each.mockHigh80 + 0.03,
    }));
    expect(outcomeShift(moved)).toBeCloseTo(before, 6);
  });

  it('knows the spread of a range that ends at 100', () => {
    const cut = half(200, 0.8).map((each) => ({ ...each, mockHigh80: 0.7 }));
    expect(outcomeShift(cut)).toBeCloseTo(outcomeShift(half(200, 0.8)), 9);
  });

  it('moves little, and in few of the worlds whose chances are true', () => {
    const shifts = Array.from({ length: 100 }, (_, seed) =>
      outcomeShift(forecastsThat(150, seed, (chance) => chance)),
    );
    expect(shifts.filter((shift) => shift !== 0).length).toBeLessThan(12);
    expect(Math.max(...shifts.map(Math.abs))).toBeLessThan(0.08);
  });

  it('is bounded, and finite for certain chances', () => {
    const sure = half(200, 1).map((each) => ({ ...each, passProbability: 0 }));
    expect(outcomeShift(sure)).toBeGreaterThan(0.15);
    expect(outcomeShift(sure)).toBeLessThanOrEqual(0.2);
  });
});
