import { describe, expect, it } from '@jest/globals';
import { fitsBeside } from './feedback-budget.js';

const limits = { calls: 60, tokens: 400_000, globalTokens: 1_000_000 };

const nothing = { calls: 0, tokens: 0, globalTokens: 0 };

describe('fitsBeside', () => {
  it.each([
    ['both limits to the last', { calls: 60, tokens: 400_000 }, limits, true],
    ['too many calls', { calls: 61, tokens: 1 }, limits, false],
    ['too many tokens for one', { calls: 6, tokens: 400_001 }, limits, false],
    [
      'too many tokens for all',
      { calls: 6, tokens: 50_001 },
      { ...limits, globalTokens: 50_000 },
      false,
    ],
  ])('%s', (_, wanted, of, fits) => {
    expect(fitsBeside(nothing, wanted, of)).toBe(fits);
  });

  it.each([
    ['room to the last', { calls: 54, tokens: 350_000, globalTokens: 950_000 }, true],
    ['a call too many', { ...nothing, calls: 55 }, false],
    ['a token of one too many', { ...nothing, tokens: 350_001 }, false],
    ['a token of all too many', { ...nothing, globalTokens: 950_001 }, false],
  ])('beside what was used there is %s', (_, used, fits) => {
    expect(fitsBeside(used, { calls: 6, tokens: 50_000 }, limits)).toBe(fits);
  });
});
