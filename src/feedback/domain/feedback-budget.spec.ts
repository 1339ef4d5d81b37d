import { describe, expect, it } from '@jest/globals';
import { canEverFit } from './feedback-budget.js';

const limits = { calls: 60, tokens: 400_000, globalTokens: 1_000_000 };

describe('canEverFit', () => {
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
    expect(canEverFit(wanted, of)).toBe(fits);
  });
});
