import { describe, expect, it } from '@jest/globals';
import { isStuck } from './is-stuck.js';

describe('isStuck', () => {
  it.each([
    [0, false, false],
    [1, false, false],
    [2, false, true],
    [3, false, true],
    [0, true, true],
    [1, true, true],
  ])('%i failed in a row, a leech %p: %p', (failedInARow, isLeech, expected) => {
    expect(isStuck({ failedInARow, isLeech })).toBe(expected);
  });
});
