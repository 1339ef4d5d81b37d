import { describe, expect, it } from '@jest/globals';
import { decideAdoption } from './decide-adoption.js';

describe('fitted weights', () => {
  it.each([
    ['clearly better', [0.36, 0.1], [0.34, 0.07], 'adopt'],
    ['better by half a per cent sharp', [0.4, 0.1], [0.398, 0.1], 'adopt'],
    ['better by less', [0.4, 0.1], [0.3981, 0.05], 'log-loss'],
    ['no better', [0.4, 0.1], [0.4, 0.05], 'log-loss'],
    ['worse', [0.4, 0.1], [0.45, 0.05], 'log-loss'],
    ['better, but worse calibrated', [0.4, 0.1], [0.3, 0.100001], 'calibration'],
  ] as const)('that are %s', (_, before, after, expected) => {
    const measures = ([logLoss, rmseBins]: readonly [number, number]) => ({ logLoss, rmseBins });
    expect(decideAdoption(measures(before), measures(after))).toBe(expected);
  });
});
