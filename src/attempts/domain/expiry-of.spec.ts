import { describe, expect, it } from '@jest/globals';
import { expiryOf } from './expiry-of.js';

describe('expiryOf', () => {
  it.each([
    ['draft', '2024-05-08T10:00:00.000Z'],
    ['self_graded', '2024-05-01T10:30:00.000Z'],
  ] as const)('a %s attempt', (state, expiry) => {
    expect(expiryOf(state, new Date('2024-05-01T10:00Z')).toISOString()).toBe(expiry);
  });
});
