import { expect, it } from '@jest/globals';
import { goalItem } from '../../../test/support/goal-item.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { isTooMuchToFollow } from './is-too-much-to-follow.js';

it.each([
  [1000, 200, false],
  [1000, 201, true],
  [2001, 100, true],
  [0, 366, false],
])('%i questions for %i days', (count, days, isTooMuch) => {
  const course = {
    interviewDay: 1000 + days,
    targetRecall: 0.95,
    minutesPerDay: 30,
    parameters: DEFAULT_SCHEDULING_PARAMETERS,
    weekdayShares: [1, 1, 1, 1, 1, 1, 1],
  };
  const items = Array.from({ length: count }, (_, n) => goalItem(`${n}`));
  expect(isTooMuchToFollow({ items, course, today: 1000 })).toBe(isTooMuch);
});
