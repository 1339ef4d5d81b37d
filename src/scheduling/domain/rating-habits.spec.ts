import { describe, expect, it } from '@jest/globals';
import { COMMON_HABITS, ratingHabits } from './rating-habits.js';

const none = [0, 0, 0, 0] as const;

describe('ratingHabits', () => {
  it('are the common ones of somebody without reviews', () => {
    const { first, recalled } = ratingHabits({ first: none, later: none });
    for (const [index, share] of first.entries()) {
      expect(share).toBeCloseTo(COMMON_HABITS.first[index] ?? 0, 10);
    }
    for (const [index, share] of recalled.entries()) {
      expect(share).toBeCloseTo(COMMON_HABITS.recalled[index] ?? 0, 10);
    }
  });

  it('move to the learner’s own as there are more of them', () => {
    // (20 · .631 + 20) / 40 and (20 · .631 + 180) / 200: Good is all this learner ever presses.
    expect(ratingHabits({ first: none, later: [9, 0, 20, 0] }).recalled[1]).toBeCloseTo(0.8155, 10);
    expect(ratingHabits({ first: none, later: [9, 0, 180, 0] }).recalled[1]).toBeCloseTo(
      0.9631,
      10,
    );
    expect(ratingHabits({ first: [60, 0, 20, 0], later: none }).first[0]).toBeCloseTo(0.648, 10);
  });

  it('take no notice of lapses, which memory decides', () => {
    const { recalled } = ratingHabits({ first: none, later: [500, 4, 5, 6] });
    expect(recalled).toEqual(ratingHabits({ first: none, later: [0, 4, 5, 6] }).recalled);
  });

  it('are shares of one', () => {
    const { first, recalled } = ratingHabits({ first: [3, 1, 4, 1], later: [5, 9, 2, 6] });
    expect(first.reduce((sum, share) => sum + share)).toBeCloseTo(1, 10);
    expect(recalled.reduce((sum, share) => sum + share)).toBeCloseTo(1, 10);
  });
});
