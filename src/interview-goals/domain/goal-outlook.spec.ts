import { describe, expect, it } from '@jest/globals';
import { goalItem, knownItem } from '../../../test/support/goal-item.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import type { GoalItem } from './goal-item.js';
import { goalOutlook, type GoalOutlook } from './goal-outlook.js';

const TODAY = 1000;

function outlook(items: readonly GoalItem[], days: number, minutesPerDay = 30): GoalOutlook {
  const course = {
    interviewDay: TODAY + days,
    targetRecall: 0.95,
    minutesPerDay,
    parameters: DEFAULT_SCHEDULING_PARAMETERS,
    weekdayShares: [1, 1, 1, 1, 1, 1, 1],
  };
  return goalOutlook({ items, course, today: TODAY });
}

describe('goalOutlook', () => {
  const unmet = (minutes: number) =>
    Array.from({ length: 42 }, (_, n) => goalItem(`${n}`, { minutes, topic: `t${n % 6}` }));

  it('finds time enough in a fortnight of twelve a day', () => {
    const found = outlook(unmet(2.5), 14);
    expect(found).toMatchObject({
      feasible: true,
      unmet: 0,
      missingMinutesPerDay: 0,
      topicsToDrop: [],
    });
    expect(found.recall).toBeCloseTo(0.975, 2);
    expect(found.minutes).toHaveLength(14);
    expect(Math.max(...found.minutes)).toBeLessThanOrEqual(30);
    expect(found.topics.map(({ questions }) => questions)).toEqual([7, 7, 7, 7, 7, 7]);
  });

  it('says what is missing, and that it would be enough', () => {
    const items = unmet(12);
    const found = outlook(items, 14);
    expect(found.feasible).toBe(false);
    expect(found.unmet).toBeGreaterThan(5);
    const missing = found.missingMinutesPerDay ?? 0;
    expect(missing).toBeGreaterThan(0);
    expect(outlook(items, 14, 30 + missing).recall).toBeGreaterThan(0.945);
    expect(outlook(items, 14, 30 + missing - 15).feasible).toBe(false);
  });

  it('drops the weakest topics until the rest can be reached', () => {
    const items = unmet(12);
    const { topics, topicsToDrop } = outlook(items, 14);
    const dropped = topicsToDrop ?? [];
    expect(dropped.length).toBeGreaterThan(0);
    expect(dropped).toEqual(topics.slice(0, dropped.length).map(({ topic }) => topic));
    const kept = items.map((item) =>
      dropped.includes(item.topic) ? { ...item, isCovered: false } : item,
    );
    expect(outlook(kept, 14).recall).toBeGreaterThan(0.945);
  });

  it('knows when nothing helps', () => {
    const forgotten = Array.from({ length: 400 }, (_, n) => goalItem(`${n}`, { minutes: 20 }));
    expect(outlook(forgotten, 1)).toMatchObject({
      feasible: false,
      missingMinutesPerDay: null,
      topicsToDrop: null,
    });
  });

  it('has nothing to reach where nothing is covered', () => {
    const other = knownItem('other', 10, TODAY - 1, { isCovered: false });
    expect(outlook([other], 3)).toMatchObject({ feasible: true, recall: null, topics: [] });
  });
});
