import { describe, expect, it } from '@jest/globals';
import { decideFollows, type FollowChoice, type SharedBank } from './decide-follows.js';

const shared = (bankId: string, pinnedRelease: number | null): SharedBank => ({
  bankId,
  pinnedRelease,
});
const told = (bankId: string, isFollowing: boolean): FollowChoice => ({ bankId, isFollowing });

describe('decideFollows', () => {
  it.each<[string, FollowChoice[], string[], SharedBank[], [string, boolean, number | null][]]>([
    ['what new learners follow', [], ['kit'], [], [['kit', true, null]]],
    ['the cohort, at its release', [], [], [shared('a', 3)], [['a', true, 3]]],
    ['the cohort for a default too', [], ['kit'], [shared('kit', 2)], [['kit', true, 2]]],
    [
      'their own yes, with the newest',
      [told('a', true)],
      [],
      [shared('a', 3)],
      [['a', true, null]],
    ],
    ['their own no', [told('a', false)], ['a'], [shared('a', 3)], [['a', false, 3]]],
    ['the latest pin of two cohorts', [], [], [shared('a', 3), shared('a', 5)], [['a', true, 5]]],
    ['the cohort without a pin', [], [], [shared('a', 3), shared('a', null)], [['a', true, null]]],
    [
      'all of these, defaults first and cohorts last',
      [told('b', true)],
      ['kit'],
      [shared('a', null)],
      [
        ['kit', true, null],
        ['b', true, null],
        ['a', true, null],
      ],
    ],
  ])('goes with %s', (_, choices, defaults, banks, follows) => {
    const decided = decideFollows(choices, defaults, banks);
    expect(decided.map((each) => [each.bankId, each.isFollowing, each.release])).toEqual(follows);
  });
});
