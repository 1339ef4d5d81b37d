import { describe, expect, it } from '@jest/globals';
import { stableHash } from './stable-hash.js';

describe('stableHash', () => {
  it.each([
    ['', 2_872_998_923],
    ['a', 444_641_715],
    ['cap2024-05-01', 1_824_989_146],
    ['cap2024-05-02', 1_249_628_905],
  ])('of %p is %i, today and always', (text, hash) => {
    expect(stableHash(text)).toBe(hash);
  });

  it('spreads texts that differ only at the end over the whole range', () => {
    const buckets = Array.from({ length: 16 }, () => 0);
    for (let n = 0; n < 16_000; n += 1) {
      const bucket = Math.floor(stableHash(`question-${n}`) / 2 ** 28);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    expect(Math.min(...buckets)).toBeGreaterThan(850);
    expect(Math.max(...buckets)).toBeLessThan(1150);
  });
});
