import { describe, expect, it } from '@jest/globals';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { matchVersions } from './match-versions.js';

const retaining = (version: number, desiredRetention: number) => ({
  ...DEFAULT_SCHEDULING_PARAMETERS,
  version,
  desiredRetention,
});

describe('matchVersions', () => {
  it('finds equal values under another number, and the first of several', () => {
    const own = [retaining(1, 0.7), retaining(2, 0.8), retaining(3, 0.8)];
    const { versionOf, missing } = matchVersions([retaining(1, 0.8)], own);
    expect([...versionOf]).toEqual([[1, 2]]);
    expect(missing).toEqual([]);
  });

  it('tells what is missing, in order', () => {
    const { versionOf, missing } = matchVersions(
      [retaining(2, 0.85), retaining(1, 0.8)],
      [retaining(1, 0.9)],
    );
    expect(versionOf.size).toBe(0);
    expect(missing).toEqual([retaining(1, 0.8), retaining(2, 0.85)]);
  });

  it('tells fuzz, steps and weights apart', () => {
    const own = [retaining(1, 0.8)];
    for (const change of [
      { fuzz: false },
      { learningStepsMinutes: [1, 15] },
      { weights: DEFAULT_SCHEDULING_PARAMETERS.weights.with(3, 9) },
      { suspendsLeeches: true },
      { maximumIntervalDays: 36 },
    ]) {
      expect(matchVersions([{ ...retaining(1, 0.8), ...change }], own).missing).toHaveLength(1);
    }
  });
});
