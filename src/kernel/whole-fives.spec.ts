import { describe, expect, it } from '@jest/globals';
import { wholeFives, type OfLearner } from './whole-fives.js';

const row = (learner: number, minutes: number): OfLearner => ({
  learnerId: `learner-${learner}`,
  since: new Date(minutes * 60_000),
});
const rows = (learners: number): OfLearner[] =>
  Array.from({ length: learners }, (_, learner) => row(learner, learner));

describe('wholeFives', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 5],
    [9, 5],
    [12, 10],
  ])('counts of %i learners %i, whatever their order', (learners, counted) => {
    expect(wholeFives(rows(learners).toReversed())).toEqual(rows(counted));
  });

  it('counts all that is of a learner who counts', () => {
    expect(wholeFives([...rows(6), row(4, 90), row(5, 91)])).toEqual([...rows(5), row(4, 90)]);
  });
});
