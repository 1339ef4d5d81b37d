import { describe, expect, it } from '@jest/globals';
import { creditStanding } from './credit-standing.js';

describe('creditStanding', () => {
  it.each([
    [0, 3, 0],
    [-3, 0, 0],
    [-5, -2, 2],
    [-5 + 2, 0, 0],
    [4, 7, 0],
  ])('after %i: balance %i, debt %i', (earned, balance, debt) => {
    expect(creditStanding(earned)).toEqual({ balance, debt });
  });
});
