import { describe, expect, it } from '@jest/globals';
import { goalItem, knownItem } from '../../../test/support/goal-item.js';
import { seededRandom } from '../../kernel/seeded-random.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { followGoal } from './follow-goal.js';
import type { GoalItem } from './goal-item.js';

const TODAY = 1000;

describe('followGoal', () => {
  const follow = (items: readonly GoalItem[], days: number, minutesPerDay = 30, seed = 1) =>
    followGoal(
      items,
      {
        interviewDay: TODAY + days,
        targetRecall: 0.95,
        minutesPerDay,
        parameters: DEFAULT_SCHEDULING_PARAMETERS,
        weekdayShares: [1, 1, 1, 1, 1, 1, 1],
      },
      TODAY,
      seededRandom(seed),
    );
  const unmet = Array.from({ length: 42 }, (_, n) => goalItem(`${n}`, { minutes: 2.5 }));

  it('meets everything in a week of twelve a day, and never goes over the minutes', () => {
    const { recalls, minutes } = follow(unmet, 7);
    expect(recalls.every((recall) => recall > 0)).toBe(true);
    expect(minutes).toEqual([30, 30, 30, 30, 30, 30, 30]);
  });

  it('comes out the same for the same chance, and differently for another', () => {
    expect(follow(unmet, 14)).toEqual(follow(unmet, 14));
    expect(follow(unmet, 14).recalls).not.toEqual(follow(unmet, 14, 30, 2).recalls);
  });

  it('keeps variants of a question on different days, in the window and before it', () => {
    const kin = Array.from({ length: 3 }, (_, n) => goalItem(`${n}`, { family: 'kin' }));
    expect(follow(kin, 3).minutes).toEqual([10, 10, 10]);
    expect(follow(kin, 4, 20).minutes).toEqual([10, 10, 10, 10]);
    const due = kin.map(({ questionId }) =>
      knownItem(questionId, 5, TODAY - 9, { family: 'kin', isCovered: false }),
    );
    expect(follow(due, 30, 60).minutes.slice(0, 4)).toEqual([10, 10, 10, 0]);
  });

  it('leaves unmet what there is no time for', () => {
    const { recalls, minutes } = follow(unmet, 2, 20);
    expect(minutes).toEqual([20, 20]);
    expect(recalls.filter((recall) => recall === 0)).toHaveLength(26);
  });

  it('counts what was done today, and the reviews of what is not covered', () => {
    const done = knownItem('done', 1, TODAY, { minutes: 12 });
    const other = knownItem('other', 5, TODAY - 9, { minutes: 12, isCovered: false });
    expect(follow([done, other], 1).minutes).toEqual([12]);
  });

  it('meets nothing new while there is a backlog', () => {
    const overdue = [1, 2, 3].map((n) =>
      knownItem(`${n}`, 20, TODAY - 30, { minutes: 12, isCovered: false }),
    );
    const { minutes } = follow([...overdue, goalItem('new', { minutes: 5 })], 30);
    expect(minutes[0]).toBe(24);
  });

  it('takes up a step that was left open', () => {
    const open = knownItem('open', 0.5, TODAY - 1, { isInStep: true, dueDay: null });
    expect(follow([open], 1).recalls[0]).toBeGreaterThan(0.8);
  });

  it('brings back on another day what is buried today', () => {
    const buried = goalItem('a', { buriedDay: TODAY });
    expect(follow([buried], 3).minutes).toEqual([0, 10, expect.any(Number)]);
  });
});
