import { describe, expect, it } from '@jest/globals';
import { roundFigure } from './round-figure.js';

describe('roundFigure', () => {
  it.each([
    [0.123456, 0.1235],
    [1, 1],
    [-0.00004, 0],
    [null, null],
  ])('makes of %d %d', (figure, rounded) => {
    expect(roundFigure(figure)).toBe(rounded);
  });
});
