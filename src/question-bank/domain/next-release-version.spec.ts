import { describe, expect, it } from '@jest/globals';
import type { ReleaseCounts } from './bank-release.js';
import { nextReleaseVersion } from './next-release-version.js';

const none = { added: 0, restored: 0, rescored: 0, reworded: 0, moved: 0, retired: 0 };

describe('nextReleaseVersion', () => {
  it.each<[string | null, Partial<ReleaseCounts>, string]>([
    [null, { added: 3 }, '1.0.0'],
    [null, { rescored: 1 }, '1.0.0'],
    ['1.0.0', { reworded: 2 }, '1.0.1'],
    ['1.0.9', { moved: 1 }, '1.0.10'],
    ['1.2.3', { added: 1, reworded: 4 }, '1.3.0'],
    ['1.2.3', { restored: 1 }, '1.3.0'],
    ['1.2.3', { rescored: 1, added: 9 }, '2.0.0'],
    ['9.9.9', { retired: 1 }, '10.0.0'],
  ])('follows %s by what is different', (previous, counts, next) => {
    expect(nextReleaseVersion(previous, { ...none, ...counts })).toBe(next);
  });

  it('refuses what is no version', () => {
    expect(() => nextReleaseVersion('1.0', none)).toThrow(RangeError);
  });
});
