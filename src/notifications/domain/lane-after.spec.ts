import { describe, expect, it } from '@jest/globals';
import { laneAfter } from './lane-after.js';
import { deliveryFaults } from './webhook-delivery.js';

describe('laneAfter', () => {
  it('is quick after a success within a second', () => {
    expect([0, 1000, 1001, 9999].map((tookMs) => laneAfter(null, tookMs))).toEqual([
      'quick',
      'quick',
      'slow',
      'slow',
    ]);
  });

  it.each(deliveryFaults)('is slow after %s, however soon it came', (fault) => {
    expect(laneAfter(fault, 0)).toBe('slow');
  });
});
