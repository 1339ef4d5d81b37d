import { describe, expect, it } from '@jest/globals';
import { dayNumber } from '../../scheduling/domain/day-number.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { fallsShort } from './falls-short.js';
import type { GoalItem } from './goal-item.js';

const today = dayNumber('2026-03-02');
const course = {
  interviewDay: today + 10,
  targetRecall: 0.9,
  minutesPerDay: 60,
  parameters: DEFAULT_SCHEDULING_PARAMETERS,
  weekdayShares: [1, 1, 1, 1, 1, 1, 1],
};

function item(stability: number | null, changes: Partial<GoalItem> = {}): GoalItem {
  return {
    questionId: 'a',
    topic: 't',
    family: 'a',
    isCovered: true,
    minutes: 10,
    memory: stability === null ? null : { stability, difficulty: 5 },
    lastDay: stability === null ? null : today,
    dueDay: null,
    introducedDay: null,
    isInStep: false,
    buriedDay: null,
    ...changes,
  };
}

describe('fallsShort', () => {
  // Stability is the number of days after which recall has fallen to 0.9.
  it.each([
    ['is just forgotten enough', item(9), true],
    ['lasts longer than that', item(11), false],
    ['was never met', item(null), true],
    ['is not covered', item(9, { isCovered: false }), false],
  ])('of one that %s', (_, each, expected) => {
    expect(fallsShort(each, course)).toBe(expected);
  });
});
