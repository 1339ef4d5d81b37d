import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { forecastErrors } from './forecast-errors.js';

describe('forecastErrors', () => {
  it('scores chances by what came', () => {
    const errors = forecastErrors([
      { passProbability: 0.8, isPassed: true },
      { passProbability: 0.6, isPassed: false },
      { passProbability: 0.5, isPassed: true },
      { passProbability: 0.1, isPassed: false },
    ]);
    expect(errors.passRate).toBe(0.5);
    expect(errors.meanForecast).toBeCloseTo(0.5, 12);
    expect(errors.brier).toBeCloseTo((0.04 + 0.36 + 0.25 + 0.01) / 4, 12);
    expect(errors.baseBrier).toBe(0.25);
    const logs = [0.8, 0.4, 0.5, 0.9].map(Math.log);
    expect(errors.logLoss).toBeCloseTo(-logs.reduce((sum, log) => sum + log, 0) / 4, 12);
  });

  it('is as good as the base rate for somebody who tells it', () => {
    const told = [true, false, false, false].map((isPassed) => ({
      passProbability: 0.25,
      isPassed,
    }));
    const { brier, baseBrier } = forecastErrors(told);
    expect(brier).toBeCloseTo(baseBrier, 12);
  });

  it('costs no more than a chance in a thousand to be wrong', () => {
    expect(forecastErrors([{ passProbability: 0, isPassed: true }]).logLoss).toBeCloseTo(6.9078, 4);
    expect(() => forecastErrors([])).toThrow(RangeError);
  });

  it('is within bounds', () => {
    const one = fc.record({
      passProbability: fc.double({ min: 0, max: 1, noNaN: true }),
      isPassed: fc.boolean(),
    });
    const property = fc.property(fc.array(one, { minLength: 1, maxLength: 30 }), (forecasts) => {
      const { brier, baseBrier, logLoss } = forecastErrors(forecasts);
      expect(brier).toBeGreaterThanOrEqual(0);
      expect(brier).toBeLessThanOrEqual(1);
      expect(baseBrier).toBeLessThanOrEqual(0.25 + 1e-12);
      expect(logLoss).toBeGreaterThanOrEqual(0);
      expect(logLoss).toBeLessThan(7);
    });
    expect(() => fc.assert(property)).not.toThrow();
  });
});
