import { describe, expect, it } from '@jest/globals';
import { relianceOf, shrink } from './shrink.js';

describe('shrink', () => {
  it('is what was expected without evidence', () => {
    expect(shrink({ precision: 0, pull: 0 }, 0.5, 0.1)).toEqual({
      gap: 0.5,
      reliance: 1,
      ownVariance: 0.1 ** 2,
    });
  });

  it('meets evidence of the same weight half-way', () => {
    const { gap, reliance, ownVariance } = shrink({ precision: 100, pull: 30 }, 0.5, 0.1);
    expect([gap, reliance, ownVariance]).toEqual([
      expect.closeTo(0.4, 12),
      expect.closeTo(0.5, 12),
      expect.closeTo(0.005, 12),
    ]);
  });

  it('goes with what is expected where nothing differs from it', () => {
    expect(shrink({ precision: 100, pull: 30 }, 0.5, 0)).toEqual({
      gap: 0.5,
      reliance: 1,
      ownVariance: 0,
    });
  });
});

describe('relianceOf', () => {
  it('falls with evidence', () => {
    expect([0, 100, 900].map((precision) => relianceOf(precision, 0.1))).toEqual([
      1,
      expect.closeTo(0.5, 12),
      expect.closeTo(0.1, 12),
    ]);
  });
});
