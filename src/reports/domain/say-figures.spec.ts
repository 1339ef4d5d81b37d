import { describe, expect, it } from '@jest/globals';
import { sayPercent, sayRange, sayScore, sayTrust, toShares } from './say-figures.js';

describe('figures in words', () => {
  it('are whole, and a dash where there are none', () => {
    expect([0, 0.004, 0.725, 1, null].map(sayScore)).toEqual(['0', '0', '73', '100', '–']);
    expect([0, 0.426, 1, null].map(sayPercent)).toEqual(['0%', '43%', '100%', '–']);
  });

  it('of a range are its ends', () => {
    expect(sayRange({ low80: 0.634, high80: 0.81 })).toBe('63 to 81');
    expect(sayRange({ low80: null, high80: null })).toBe('–');
    expect(sayRange(undefined)).toBe('–');
  });

  it('of trust begin with the most, and leave out what is nothing', () => {
    expect(sayTrust({ self: 0.3, peer: 0.001, llm: 0, coach: 0.699 })).toBe('coach 70%, self 30%');
    expect(sayTrust({ self: 0, peer: 0, llm: 0, coach: 0 })).toBe('no grades yet');
  });

  it('of weights are shares of their sum', () => {
    expect(toShares([3, 1])).toEqual([0.75, 0.25]);
    expect(toShares([0, 0])).toEqual([0, 0]);
  });
});
