import { describe, expect, it } from '@jest/globals';
import { wasForgottenBetween } from './was-forgotten-between.js';

describe('wasForgottenBetween', () => {
  it.each([
    [0, 0, false],
    [0, 1, false],
    [0, 2, false],
    [1, 0, true],
    [1, 1, false],
    [1, 2, false],
    [2, 0, true],
    [2, 1, true],
    [2, 3, false],
    [3, 1, true],
    [3, 2, false],
    [3, 3, false],
    [null, 0, false],
    [2, null, false],
  ] as const)('from %s to %s: %s', (earlier, later, expected) => {
    expect(wasForgottenBetween(earlier, later)).toBe(expected);
  });
});
