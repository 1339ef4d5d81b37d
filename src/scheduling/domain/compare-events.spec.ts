import { describe, expect, it } from '@jest/globals';
import { compareEvents } from './compare-events.js';

describe('compareEvents', () => {
  const placed = (id: string, second: number) => ({ id, occurredAt: new Date(second * 1000) });
  it.each([
    ['earlier first, whatever the id', placed('b', 1), placed('a', 2), -1],
    ['later last', placed('a', 2), placed('b', 1), 1],
    ['at one instant by id', placed('a', 1), placed('b', 1), -1],
    ['by code unit, not by locale', placed('a', 1), placed('B', 1), 1],
    ['itself', placed('a', 1), placed('a', 1), 0],
  ])('%s', (_scenario, a, b, sign) => {
    expect(Math.sign(compareEvents(a, b))).toBe(sign);
  });
});
