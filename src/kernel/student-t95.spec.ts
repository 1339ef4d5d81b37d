import { describe, expect, it } from '@jest/globals';
import { studentT95 } from './student-t95.js';

describe('studentT95', () => {
  // Student's t, two-sided 5 %, as in any table.
  it.each([
    [4, 2.776],
    [5, 2.571],
    [7, 2.365],
    [9, 2.262],
    [14, 2.145],
    [29, 2.045],
    [120, 1.98],
    [Infinity, 1.96],
  ])('with %d degrees is %d', (degrees, t) => {
    expect(Math.abs(studentT95(degrees) - t)).toBeLessThan(0.002);
  });

  it.each([3, 0, -1, Number.NaN])('refuses %d', (degrees) => {
    expect(() => studentT95(degrees)).toThrow(RangeError);
  });
});
