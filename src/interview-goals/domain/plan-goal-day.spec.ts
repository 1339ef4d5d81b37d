import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { goalItem, knownItem } from '../../../test/support/goal-item.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import type { GoalItem } from './goal-item.js';
import { planGoalDay, type GoalCourse } from './plan-goal-day.js';

const TODAY = 1000;
const EVERY_DAY = [1, 1, 1, 1, 1, 1, 1];

function courseFor(daysLeft: number, changes: Partial<GoalCourse> = {}): GoalCourse {
  return {
    interviewDay: TODAY + daysLeft,
    targetRecall: 0.95,
    minutesPerDay: 30,
    parameters: DEFAULT_SCHEDULING_PARAMETERS,
    weekdayShares: EVERY_DAY,
    ...changes,
  };
}

const unmet = (count: number, changes: Partial<GoalItem> = {}): GoalItem[] =>
  Array.from({ length: count }, (_, index) => goalItem(`n${index}`, changes));

const plan = (items: readonly GoalItem[], daysLeft: number, changes: Partial<GoalCourse> = {}) =>
  planGoalDay(items, courseFor(daysLeft, changes), TODAY);

describe('before the window', () => {
  it('sets the pace of new questions and leaves the schedule alone', () => {
    const items = unmet(42, { minutes: 2.5 });
    expect(plan(items, 30)).toEqual({
      windowOpens: TODAY + 25,
      newPerDay: 2,
      ranked: null,
    });
  });

  it('keeps the pace of the morning while the day is worked through', () => {
    const items = unmet(42, { minutes: 2.5 });
    const half = items.map((item, index) =>
      index === 0
        ? knownItem(item.questionId, 2, TODAY, { introducedDay: TODAY, minutes: 2.5 })
        : item,
    );
    expect(plan(half, 8).newPerDay).toBe(plan(items, 8).newPerDay);
  });

  it('asks for no pace of its own once everything is known', () => {
    expect(plan([knownItem('a', 10, TODAY - 1)], 30).newPerDay).toBeNull();
    expect(plan([knownItem('a', 10, TODAY - 1)], 5).newPerDay).toBeNull();
    const metToday = knownItem('a', 10, TODAY, { introducedDay: TODAY });
    expect(plan([metToday], 30).newPerDay).toBe(1);
  });

  it('wants nothing new when the window is as near as it is long', () => {
    expect(plan([knownItem('a', 10, TODAY - 1)], 4).newPerDay).toBe(0);
    expect(plan([knownItem('a', 10, TODAY - 1)], 3).newPerDay).toBe(0);
  });

  it('counts only what the interview covers', () => {
    const others = unmet(40, { isCovered: false });
    expect(plan([...others, goalItem('a')], 30)).toMatchObject({
      windowOpens: TODAY + 28,
      newPerDay: 1,
    });
  });

  it('opens the window weeks ahead when a round takes weeks', () => {
    expect(plan(unmet(42, { minutes: 20 }), 60).windowOpens).toBe(TODAY + 60 - 29);
  });
});

describe('in the window', () => {
  it('ranks the unmet and the known alike, by what they gain a minute', () => {
    const items = [
      knownItem('strong', 10, TODAY - 5),
      goalItem('long', { minutes: 20 }),
      knownItem('weak', 2, TODAY - 5),
      goalItem('short', { minutes: 5 }),
    ];
    expect(plan(items, 1, { minutesPerDay: 60 }).ranked).toEqual([
      'short',
      'long',
      'weak',
      'strong',
    ]);
    expect(plan(items, 2, { minutesPerDay: 15 }).ranked).toEqual(['short', 'weak']);
  });

  it('leaves alone what meets the target on the day, unless it is due', () => {
    const items = [
      knownItem('sure', 100, TODAY - 5),
      knownItem('sure-but-due', 100, TODAY - 5, { dueDay: TODAY }),
      knownItem('short', 10, TODAY - 5),
    ];
    expect(plan(items, 1).ranked).toEqual(['short', 'sure-but-due']);
  });

  it('takes an even share of what is left to do', () => {
    const items = Array.from({ length: 10 }, (_, n) =>
      knownItem(`k${n}`, 10, TODAY - 5, { minutes: 2 }),
    );
    expect(plan(items, 2).ranked).toHaveLength(5);
    expect(plan(items, 1).ranked).toHaveLength(10);
  });

  it('leaves the share of the morning standing while it is worked through', () => {
    const morning = Array.from({ length: 10 }, (_, n) =>
      knownItem(`k${n}`, 10, TODAY - 5, { minutes: 2 }),
    );
    const later = morning.map((item, n) =>
      n < 3 ? knownItem(item.questionId, 40, TODAY, { minutes: 2 }) : item,
    );
    expect(plan(morning, 2).ranked).toHaveLength(5);
    expect(plan(later, 2).ranked).toHaveLength(2);
  });

  it('gives a day for which other reviews are due less', () => {
    const items = Array.from({ length: 10 }, (_, n) =>
      knownItem(`k${n}`, 10, TODAY - 5, { minutes: 2 }),
    );
    const other = knownItem('other', 10, TODAY - 12, { isCovered: false, minutes: 18 });
    expect(plan([...items, other], 2).ranked).toEqual(['k0', 'k1', 'k2', 'other']);
  });

  it('keeps a day free that is to be kept free, as long as the others can take it', () => {
    const weekdayShares = EVERY_DAY.with(TODAY % 7, 0);
    expect(plan(unmet(1), 2, { weekdayShares }).ranked).toEqual([]);
    expect(plan(unmet(2), 2, { weekdayShares }).ranked).toEqual(['n0']);
  });

  it('counts what was done today against the minutes', () => {
    const done = knownItem('done', 10, TODAY, { minutes: 15 });
    const otherDone = knownItem('other', 10, TODAY, { minutes: 5, isCovered: false });
    expect(plan([...unmet(9), done, otherDone], 1).ranked).toEqual(['n0']);
  });

  it('takes as many minutes as the day has, where those are not the goal’s', () => {
    expect(plan(unmet(9), 1, { minutesToday: 50 }).ranked).toHaveLength(5);
    expect(plan(unmet(9), 1, { minutesToday: 0 }).ranked).toEqual([]);
  });

  it('fills up with what is due, best remembered first', () => {
    const weak = knownItem('weak', 2, TODAY - 9, { isCovered: false });
    const strong = knownItem('strong', 9, TODAY - 9, { isCovered: false });
    expect(plan([weak, strong, goalItem('a')], 1).ranked).toEqual(['a', 'strong', 'weak']);
    expect(plan([weak, strong, goalItem('a')], 1, { minutesToday: 20 }).ranked).toEqual([
      'a',
      'strong',
    ]);
  });

  it('gives the place of a variant of what has its turn to the next', () => {
    const kin = { family: 'kin' };
    const items = [goalItem('a', kin), goalItem('b', kin), goalItem('c'), goalItem('d')];
    expect(plan(items, 1).ranked).toEqual(['a', 'c', 'd']);
    const done = knownItem('done', 10, TODAY, kin);
    expect(plan([...items, done], 1).ranked).toEqual(['c', 'd']);
    const inStep = goalItem('step', { ...kin, isInStep: true });
    expect(plan([...items, inStep], 1, { minutesPerDay: 20 }).ranked).toEqual(['c', 'd']);
    const due = { isCovered: false, dueDay: TODAY };
    const alike = [knownItem('x', 9, TODAY - 9, due), knownItem('y', 9, TODAY - 9, due)];
    const others = alike.map((item) => ({ ...item, ...kin }));
    expect(plan(others, 1).ranked).toEqual(['x']);
    expect(plan([...others, goalItem('a', kin)], 1).ranked).toEqual(['a']);
  });

  it('lets new questions in by rank alone, besides those met already', () => {
    const met = knownItem('met', 10, TODAY, { introducedDay: TODAY });
    expect(plan([...unmet(9), met], 1).newPerDay).toBe(3);
  });

  it.each([
    ['is buried today', { buriedDay: TODAY }],
    ['waits in a step', { isInStep: true, dueDay: null }],
    ['was answered today', { lastDay: TODAY }],
    ['is neither covered nor due', { isCovered: false, dueDay: TODAY + 1 }],
  ])('does not rank what %s', (_why, changes) => {
    expect(plan([knownItem('a', 1, TODAY - 5, changes)], 1).ranked).toEqual([]);
  });
});

describe('whatever the state', () => {
  const isDue = ({ dueDay }: GoalItem) => dueDay !== null && dueDay <= TODAY;
  const item = fc.record({
    stability: fc.option(fc.double({ min: 0.1, max: 300, noNaN: true })),
    ago: fc.integer({ min: 0, max: 60 }),
    minutes: fc.double({ min: 0.1, max: 20, noNaN: true }),
    isCovered: fc.boolean(),
    family: fc.nat(20).map((number) => `family-${number}`),
  });

  it('the ranked and the done fit the minutes, and nothing is ranked twice', () => {
    fc.assert(
      fc.property(fc.array(item), fc.integer({ min: 1, max: 40 }), (states, daysLeft) => {
        const items = states.map(({ stability, ago, ...rest }, n) =>
          stability === null
            ? goalItem(`${n}`, rest)
            : knownItem(`${n}`, stability, TODAY - ago, rest),
        );
        const { ranked } = plan(items, daysLeft);
        const chosen = new Set(ranked);
        const taken = items.filter(({ questionId }) => chosen.has(questionId));
        const done = items.filter(({ lastDay }) => lastDay === TODAY);
        const minutesOf = (some: readonly GoalItem[]) =>
          some.reduce((sum, { minutes }) => sum + minutes, 0);
        expect(chosen.size).toBe(ranked?.length ?? 0);
        const families = [...taken, ...done].map(({ family }) => family);
        expect(
          taken.every(({ family }) => families.indexOf(family) === families.lastIndexOf(family)),
        ).toBe(true);
        expect(minutesOf(taken)).toBeLessThanOrEqual(Math.max(0, 30 - minutesOf(done)) + 1e-5);
        expect(taken.every((each) => each.isCovered || isDue(each))).toBe(true);
      }),
    );
  });
});
