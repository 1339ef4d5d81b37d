import { expect, it } from '@jest/globals';
import { goalItem } from '../../test/support/goal-item.js';
import { Threads } from '../platform/workers/threads.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../scheduling/domain/scheduling-parameters.js';
import type { GoalState } from './domain/goal-outlook.js';
import { GoalOutlooks } from './goal-outlooks.service.js';

const stateOf = (days: number, count = 3): GoalState => ({
  items: Array.from({ length: count }, (_, n) => goalItem(`${n}`)),
  course: {
    interviewDay: 1000 + days,
    targetRecall: 0.9,
    minutesPerDay: 60,
    parameters: DEFAULT_SCHEDULING_PARAMETERS,
    weekdayShares: [1, 1, 1, 1, 1, 1, 1],
  },
  today: 1000,
});

it('computes one outlook of a learner at a time, and remembers the last', async () => {
  const outlooks = new GoalOutlooks(new Threads());
  const first = outlooks.get('ada', 'first', stateOf(4));
  await expect(outlooks.get('ada', 'second', stateOf(5))).rejects.toThrow('One plan at a time.');
  const same = outlooks.get('ada', 'first', stateOf(4));
  const others = outlooks.get('bob', 'first', stateOf(6));
  expect((await first).minutes).toHaveLength(4);
  expect(await same).toBe(await first);
  expect((await others).minutes).toHaveLength(6);
  expect(await outlooks.get('ada', 'first', stateOf(5))).toBe(await first);
  expect((await outlooks.get('ada', 'second', stateOf(5))).minutes).toHaveLength(5);
});

it('refuses what is too much, and forgets what failed', async () => {
  const outlooks = new GoalOutlooks(new Threads());
  await expect(outlooks.get('ada', 'far', stateOf(300, 1000))).rejects.toThrow('too far off');
  const broken = { ...stateOf(4), items: [null] } as unknown as GoalState;
  await expect(outlooks.get('ada', 'basis', broken)).rejects.toThrow('null');
  expect((await outlooks.get('ada', 'basis', stateOf(4))).minutes).toHaveLength(4);
});
