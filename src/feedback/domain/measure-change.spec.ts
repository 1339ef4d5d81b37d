import { describe, expect, it } from '@jest/globals';
import { measureChange } from './measure-change.js';

describe('measureChange', () => {
  it('tells which way levels moved, and how far', () => {
    const levels = [
      [1, 2],
      [2, 2],
      [3, 2],
      [0, 2],
    ] as const;
    // +1, 0, −1, +2
    expect(measureChange(levels)).toEqual({ criteria: 4, mean: 0.5, meanAbsolute: 1 });
  });

  it('leaves out what has no level on either side', () => {
    const levels = [
      [1, null],
      [null, 1],
      [2, 1],
    ] as const;
    expect(measureChange(levels)).toEqual({ criteria: 1, mean: -1, meanAbsolute: 1 });
    expect(measureChange([[null, null]])).toBeNull();
    expect(measureChange([])).toBeNull();
  });
});
