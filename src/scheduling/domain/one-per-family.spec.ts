import { describe, expect, it } from '@jest/globals';
import { onePerFamily } from './one-per-family.js';

describe('onePerFamily', () => {
  it.each([
    ['', 'aabcb', 'a0 b2 c3'],
    ['a', 'aabcb', 'b2 c3'],
    ['abc', 'aabcb', ''],
    ['z', '', ''],
  ])('after %j leaves of %j: %j', (met, families, expected) => {
    const items = families.split('').map((family, place) => ({ family, place }));
    const left = onePerFamily(items, new Set(met));
    expect(left.map(({ family, place }) => `${family}${place}`).join(' ')).toBe(expected);
  });

  it('leaves the set alone', () => {
    const met = new Set(['a']);
    onePerFamily([{ family: 'b' }], met);
    expect([...met]).toEqual(['a']);
  });
});
