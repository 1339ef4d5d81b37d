import { describe, expect, it } from '@jest/globals';
import { findOverlap } from './find-overlap.js';

describe('ranges of bytes', () => {
  it('may touch, in any order', () => {
    expect(findOverlap([])).toBeNull();
    expect(
      findOverlap([
        { start: 40, end: 90 },
        { start: 0, end: 40 },
        { start: 100, end: 101 },
      ]),
    ).toBeNull();
  });

  it('overlap where one begins before another ends', () => {
    expect(
      findOverlap([
        { start: 39, end: 90 },
        { start: 0, end: 40 },
      ]),
    ).toBe(39);
    expect(
      findOverlap([
        { start: 0, end: 100 },
        { start: 20, end: 30 },
      ]),
    ).toBe(20);
    expect(
      findOverlap([
        { start: 7, end: 9 },
        { start: 7, end: 9 },
      ]),
    ).toBe(7);
  });
});
