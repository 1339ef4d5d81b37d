import { describe, expect, it } from '@jest/globals';
import { soundCriterion } from '../../../test/support/sound-question.js';
import { mostMissedCriterion } from './most-missed-criterion.js';

const criteria = [
  soundCriterion('a', { mustHave: true, title: 'Says a' }),
  soundCriterion('b', { weight: 30 }),
  soundCriterion('c', { weight: 10 }),
];
const keys = ['absent', 'named', 'applied', 'extended'];

/** `130`: named, extended, absent. */
const grade = (levels: string, rubric = criteria) => ({
  criteria: rubric,
  items: rubric.map(({ key }, index) => ({
    criterionKey: key,
    levelKey: keys[Number(levels[index])] ?? '',
  })),
});

describe('mostMissedCriterion', () => {
  it.each([
    ['nothing graded', [], null],
    ['nothing missed', ['222', '333'], null],
    ['one missed', ['122'], ['a', 1]],
    ['missed more often', ['112', '212', '212'], ['b', 3]],
    ['as often: the must-have', ['111', '111'], ['a', 2]],
    ['as often: the heavier', ['211', '211'], ['b', 2]],
  ] as const)('%s', (_what, grades, expected) => {
    const missed = mostMissedCriterion(grades.map((levels) => grade(levels)));
    expect(missed === null ? null : [missed.key, missed.times]).toEqual(expected);
  });

  it('tells the title of the latest grade, and skips what a revision no longer asks', () => {
    const reworded = [soundCriterion('a', { mustHave: true, title: 'Says more of a' })];
    expect(mostMissedCriterion([grade('1', reworded), grade('112')])).toEqual({
      key: 'a',
      title: 'Says more of a',
      mustHave: true,
      times: 2,
    });
  });
});
