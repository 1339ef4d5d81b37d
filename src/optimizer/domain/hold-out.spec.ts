import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holdOut } from './hold-out.js';
import type { RecallHistory } from './recall-history.js';

const histories = (count: number): RecallHistory[] =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index),
    occurredAt: new Date(index),
    recalls: [],
  }));

describe('a hold-out', () => {
  it.each([
    [400, 320, 80],
    [403, 322, 81],
    [1, 0, 1],
    [0, 0, 0],
  ])('of %s leaves %s to fit and %s to measure', (count, older, newer) => {
    const split = holdOut(histories(count));
    expect([split.older.length, split.newer.length]).toEqual([older, newer]);
  });

  it('is the newest part, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), (count) => {
        const all = histories(count);
        const { older, newer } = holdOut(all);
        expect([...older, ...newer]).toEqual(all);
      }),
    );
  });
});
