import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minute } from '../../../test/support/question-use.js';
import { countInFives, countLearners, type Countable } from './count-in-fives.js';

const row = (learner: number, minutes: number, isFirst = true): Countable => ({
  learnerId: `learner-${learner}`,
  isFirst,
  since: minute(minutes),
});
const firsts = (learners: number): Countable[] =>
  Array.from({ length: learners }, (_, learner) => row(learner, learner));

describe('countInFives', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 5],
    [9, 5],
    [10, 10],
    [14, 10],
  ])('counts of %i learners %i', (learners, counted) => {
    expect(countInFives(firsts(learners), 'first')).toEqual(firsts(counted));
  });

  it('counts repeated answers by the same rule among themselves', () => {
    const repeats = (learners: number) =>
      firsts(learners).map((first) => ({ ...first, isFirst: false, since: minute(60) }));
    const four = [...firsts(6), ...repeats(4)];
    expect(countInFives(four, 'all')).toEqual(firsts(5));
    const five = [...firsts(6), ...repeats(5)];
    expect(countInFives(five, 'all')).toEqual([...firsts(5), ...repeats(5)]);
    expect(countInFives(five, 'first')).toEqual(firsts(5));
  });

  it('counts every answer of a counted learner', () => {
    const rows = [...firsts(5), row(4, 90), row(5, 91)];
    expect(countInFives(rows, 'first')).toEqual([...firsts(5), row(4, 90)]);
  });

  it('does not show any one learner: one more changes nothing, or five count more', () => {
    const learners = fc.uniqueArray(fc.nat(200), { maxLength: 40 });
    fc.assert(
      fc.property(learners, fc.integer({ min: 500, max: 600 }), (before, next) => {
        const rows = before.map((learner, place) => row(learner, place));
        const counted = countInFives(rows, 'first');
        const after = countInFives([row(next, 1000), ...rows.toReversed()], 'first');
        expect(after.slice(0, counted.length)).toEqual(counted);
        expect([0, 5]).toContain(countLearners(after) - countLearners(counted));
        expect(countLearners(counted) % 5).toBe(0);
      }),
    );
  });
});
