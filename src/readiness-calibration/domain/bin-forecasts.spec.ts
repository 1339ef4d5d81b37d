import { describe, expect, it } from '@jest/globals';
import { binForecasts } from './bin-forecasts.js';

describe('binForecasts', () => {
  it('makes ten bins that hold as many each, give or take one', () => {
    const chances = Array.from({ length: 103 }, (_, index) => index / 103);
    const bins = binForecasts({ chances, came: chances.map((_, index) => index % 2) });
    expect(bins.map(({ forecasts }) => forecasts)).toEqual([
      10, 10, 10, 11, 10, 10, 11, 10, 10, 11,
    ]);
    expect(bins[0]).toMatchObject({ from: 0, to: 9 / 103, passRate: 0.5 });
    expect(bins[0]?.meanForecast).toBeCloseTo(4.5 / 103, 12);
    expect(bins[9]?.to).toBe(102 / 103);
  });

  it('makes fewer of fewer', () => {
    expect(binForecasts({ chances: [], came: [] })).toEqual([]);
    expect(binForecasts({ chances: [0.2, 0.7], came: [0, 1] })).toEqual([
      { forecasts: 1, from: 0.2, to: 0.2, meanForecast: 0.2, passRate: 0 },
      { forecasts: 1, from: 0.7, to: 0.7, meanForecast: 0.7, passRate: 1 },
    ]);
  });

  it('shares what came of equal chances among their bins', () => {
    const came = Array.from({ length: 20 }, (_, index) => Number(index < 5));
    const bins = binForecasts({ chances: came.map(() => 0.3), came });
    expect(bins).toHaveLength(10);
    for (const { passRate } of bins) expect(passRate).toBe(0.25);
  });
});
