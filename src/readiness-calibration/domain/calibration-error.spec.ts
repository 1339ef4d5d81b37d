import { describe, expect, it } from '@jest/globals';
import { calibrationError, perfectCalibrationError } from './calibration-error.js';

const bin = (forecasts: number, meanForecast: number, passRate: number) => ({
  forecasts,
  from: meanForecast,
  to: meanForecast,
  meanForecast,
  passRate,
});

/** Chances from .05 to .95. */
const chances = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => 0.05 + (0.9 * index) / (count - 1));

describe('calibrationError', () => {
  it('is the mean distance of bins, by forecasts', () => {
    expect(calibrationError([bin(10, 0.2, 0.3), bin(30, 0.8, 0.6)])).toBeCloseTo(0.175, 12);
    expect(calibrationError([bin(3, 0.5, 0.5)])).toBe(0);
    expect(() => calibrationError([])).toThrow(RangeError);
  });
});

describe('perfectCalibrationError', () => {
  it('is what luck makes of chances that are true, less with every outcome', () => {
    const means = [100, 400, 1600].map((count) => perfectCalibrationError(chances(count), 1).mean);
    // Ten forecasts a bin: a mean distance of √(2/π · p(1−p)/10), about .1 over these chances.
    expect(Math.abs((means[0] ?? 0) - 0.1)).toBeLessThan(0.015);
    expect((means[1] ?? 0) / (means[0] ?? 1)).toBeCloseTo(0.5, 1);
    expect((means[2] ?? 0) / (means[1] ?? 1)).toBeCloseTo(0.5, 1);
  });

  it('tells what is rarely exceeded', () => {
    const { mean, high95 } = perfectCalibrationError(chances(200), 1);
    expect(high95).toBeGreaterThan(mean * 1.2);
    expect(high95).toBeLessThan(mean * 2.5);
  });

  it('is the same for the same seed', () => {
    const once = perfectCalibrationError(chances(120), 5);
    expect(perfectCalibrationError(chances(120), 5)).toEqual(once);
    expect(perfectCalibrationError(chances(120), 6)).not.toEqual(once);
  });
});
