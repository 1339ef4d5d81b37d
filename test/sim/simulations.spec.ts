import { describe, expect, it } from '@jest/globals';
import { simulations } from './simulations.js';

/** Few learners, so that a figure close to its bar still clears it: the full number is `npm run sim`. */
const SEEDS = 8;

describe.each(Object.entries(simulations))('%s', (_name, simulate) => {
  const measurements = simulate(SEEDS);

  it('clears every bar', () => {
    expect(measurements.filter(({ passed }) => !passed)).toEqual([]);
    expect(measurements.length).toBeGreaterThan(0);
  });
});
