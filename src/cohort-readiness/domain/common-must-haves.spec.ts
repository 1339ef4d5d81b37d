import { describe, expect, it } from '@jest/globals';
import { commonMustHaves } from './common-must-haves.js';

const shown = new Set(['a', 'b', 'c']);

describe('must-haves that many have open', () => {
  it('counts members, the most first, of as many the lower id', () => {
    expect(commonMustHaves([['b', 'a'], ['b', 'c'], [], ['b', 'c', 'a']], shown, 10)).toEqual([
      { questionId: 'b', members: 3, share: 0.75 },
      { questionId: 'a', members: 2, share: 0.5 },
      { questionId: 'c', members: 2, share: 0.5 },
    ]);
  });

  it('counts a member once, and tells of no question that may not be told of', () => {
    expect(commonMustHaves([['a', 'a', 'x']], shown, 10)).toEqual([
      { questionId: 'a', members: 1, share: 1 },
    ]);
  });

  it('stops at the limit', () => {
    expect(commonMustHaves([['a', 'b', 'c']], shown, 2)).toHaveLength(2);
    expect(commonMustHaves([], shown, 2)).toEqual([]);
  });
});
