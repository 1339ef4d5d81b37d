import { describe, expect, it } from '@jest/globals';
import { cancelRefusal } from './cancel-refusal.js';

describe('cancelRefusal', () => {
  it.each([
    ['open', 0, null],
    ['open', 1, 'reviewed'],
    ['tie_break', 2, 'reviewed'],
    ['with_coach', 0, 'with-coach'],
    ['with_coach', 1, 'reviewed'],
    ['settled', 3, 'at-its-end'],
    ['closed', 0, 'at-its-end'],
    ['voided', 0, 'at-its-end'],
  ] as const)('of one that is %s, with %i reviews: %s', (state, handedIn, refusal) => {
    expect(cancelRefusal(state, handedIn)).toBe(refusal);
  });
});
