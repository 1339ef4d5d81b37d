import { describe, expect, it } from '@jest/globals';
import { seededRandom } from './seeded-random.js';

describe('seededRandom', () => {
  // Made by the published C code of sfc32, seeded with (0, seed, 0, 1) and twelve rounds.
  it.each([
    [0, [1_363_572_419, 145_230_303, 808_754_475, 4_216_505_632]],
    [1, [2_012_149_540, 1_872_316_204, 1_707_632_675, 1_779_833_415]],
    [42, [1_264_412_219, 1_947_509_147, 3_919_439_299, 1_251_167_922]],
    [0xffffffff, [1_984_736_529, 3_747_275_468, 1_287_205_723, 2_021_412_065]],
  ])('from seed %i gives what sfc32 gives', (seed, words) => {
    const random = seededRandom(seed);
    expect(words.map(() => random() * 2 ** 32)).toEqual(words);
  });

  it('fills [0, 1) evenly, and neighbouring seeds have nothing in common', () => {
    const buckets = Array.from({ length: 10 }, () => 0);
    let equal = 0;
    const [one, other] = [seededRandom(7), seededRandom(8)];
    for (let n = 0; n < 100_000; n += 1) {
      const bucket = Math.floor(one() * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
      if (bucket === Math.floor(other() * 10)) equal += 1;
    }
    expect(Math.min(...buckets)).toBeGreaterThan(9700);
    expect(Math.max(...buckets)).toBeLessThan(10_300);
    expect(equal).toBeGreaterThan(9700);
    expect(equal).toBeLessThan(10_300);
  });
});
