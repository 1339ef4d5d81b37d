import { describe, expect, it } from '@jest/globals';
import { commonMustHaves } from './common-must-haves.js';

describe('must-haves that many have open', () => {
  it('counts members, the most first, of as many the lower id', () => {
    expect(commonMustHaves([['b', 'a'], ['b', 'c'], [], ['b', 'c', 'a']], 10)).toEqual([
      { questionId: 'b', members: 3, share: 0.75 },
      { questionId: 'a', members: 2, share: 0.5 },
      { questionId: 'c', members: 2, share: 0.5 },
    ]);
  });

  it('counts a member once', () => {
    expect(commonMustHaves([['a', 'a']], 10)).toEqual([{ questionId: 'a', members: 1, share: 1 }]);
  });

  it('stops at the limit', () => {
    expect(commonMustHaves([['a', 'b', 'c']], 2)).toHaveLength(2);
    expect(commonMustHaves([], 2)).toEqual([]);
  });
});
