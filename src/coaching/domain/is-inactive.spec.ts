import { describe, expect, it } from '@jest/globals';
import { isInactive } from './is-inactive.js';

describe('isInactive', () => {
  it.each<[string | null, number, boolean]>([
    ['2026-03-10', 7, false],
    ['2026-03-04', 7, false],
    ['2026-03-03', 7, true],
    ['2026-03-02', 7, true],
    ['2026-03-09', 1, true],
    ['2026-03-10', 1, false],
    ['2026-03-11', 1, false],
    [null, 365, true],
  ])('last practised on %s, with %i days, on 2026-03-10: %p', (lastDay, days, expected) => {
    expect(isInactive(lastDay, '2026-03-10', days)).toBe(expected);
  });
});
