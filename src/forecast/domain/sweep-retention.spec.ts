import { describe, expect, it } from '@jest/globals';
import { candidate, learnerWith } from '../../../test/support/forecast-learner.js';
import { DEFAULT_PRACTICE_SETTINGS } from '../../scheduling/domain/practice-settings.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { sweepRetention, sweptRetentions } from './sweep-retention.js';

const learner = {
  ...learnerWith({
    candidates: Array.from({ length: 40 }, (_, index) => candidate(index)),
    settings: { ...DEFAULT_PRACTICE_SETTINGS, minutesPerDay: 600 },
  }),
  days: 60,
  runs: 10,
};

describe('sweepRetention', () => {
  it('compares .80 to .97 and what the learner has', () => {
    expect(sweptRetentions(0.9)).toHaveLength(18);
    expect(sweptRetentions(0.9).slice(0, 3)).toEqual([0.8, 0.81, 0.82]);
    expect(sweptRetentions(0.9).at(-1)).toBe(0.97);
    expect(sweptRetentions(0.885)).toHaveLength(19);
    expect(sweptRetentions(0.75)[0]).toBe(0.75);
  });

  it('shows that remembering more costs more', () => {
    const points = sweepRetention(learner);
    const at = (retention: number) =>
      points.find(({ desiredRetention }) => desiredRetention === retention);
    expect(points.filter(({ isCurrent }) => isCurrent)).toEqual([at(0.9)]);
    for (const [less, more] of [
      [0.8, 0.85],
      [0.85, 0.9],
      [0.9, 0.97],
    ] as const) {
      expect(at(more)?.items.p50).toBeGreaterThan(at(less)?.items.p50 ?? 0);
      expect(at(more)?.recall?.p50).toBeGreaterThan(at(less)?.recall?.p50 ?? 1);
    }
  });

  it('knows the learner’s own where it lies between two others', () => {
    const parameters = { ...DEFAULT_SCHEDULING_PARAMETERS, desiredRetention: 0.885 };
    const points = sweepRetention({ ...learner, parameters, days: 5, runs: 2 });
    expect(points).toHaveLength(19);
    expect(points[9]).toMatchObject({ desiredRetention: 0.885, isCurrent: true });
  });
});
