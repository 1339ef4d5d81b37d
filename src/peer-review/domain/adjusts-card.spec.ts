import { describe, expect, it } from '@jest/globals';
import { adjustsCard } from './adjusts-card.js';

describe('adjustsCard', () => {
  it.each([
    [null, false, 'high', true],
    [null, false, 'medium', true],
    [null, true, 'high', false],
    ['self', false, 'high', false],
    ['peer-adjusts', true, 'medium', true],
    ['peer-adjusts', false, 'low', false],
    ['peer-adjusts', false, 'contested', false],
  ] as const)(
    'policy %s, open pool %s, %s confidence: %s',
    (policy, isOpenPool, confidence, is) => {
      expect(adjustsCard(policy, { isOpenPool }, confidence)).toBe(is);
    },
  );
});
