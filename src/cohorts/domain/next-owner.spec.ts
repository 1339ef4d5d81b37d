import { describe, expect, it } from '@jest/globals';
import { nextOwner } from './next-owner.js';

const coach = (learnerId: string, day: number) => ({
  learnerId,
  roleSince: new Date(Date.UTC(2026, 0, day)),
});

describe('nextOwner', () => {
  it.each([
    [[], null],
    [[coach('a', 3), coach('b', 1), coach('c', 2)], 'b'],
    [[coach('b', 1), coach('a', 1)], 'a'],
  ])('of %j', (coaches, heir) => {
    expect(nextOwner(coaches)).toBe(heir);
  });
});
