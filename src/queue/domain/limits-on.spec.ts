import { describe, expect, it } from '@jest/globals';
import type { WeekdayLoad } from '../../scheduling/domain/scheduling-parameters.js';
import { limitsOn } from './limits-on.js';
import type { LimitSources } from './queue.js';

const FRIDAY = '2024-05-10';
const settings = { newPerDay: 3, reviewsPerDay: 100, minutesPerDay: 30, burySiblings: true };

function on(friday: WeekdayLoad, more: Partial<LimitSources> = {}): LimitSources {
  const week: WeekdayLoad[] = ['normal', 'normal', 'normal', 'normal', friday, 'normal', 'normal'];
  return { settings, weekdayLoads: week, override: null, ...more };
}

describe('limitsOn', () => {
  const standing = { newPerDay: 3, reviewsPerDay: 100, minutesPerDay: 30 };
  const plan = { newPerDay: 5, minutesPerDay: 45, ranked: null };
  const override = { studyDay: FRIDAY, newPerDay: 1, reviewsPerDay: 0, minutesPerDay: 90 };
  const minutesOnly = { ...override, newPerDay: null, reviewsPerDay: null };

  it.each([
    ['the settings', on('normal'), standing],
    ['half of the new, rounded up', on('reduced'), { ...standing, newPerDay: 2 }],
    ['nothing new where least is wanted', on('minimum'), { ...standing, newPerDay: 0 }],
    ['a plan', on('normal', { plan }), { newPerDay: 5, reviewsPerDay: 100, minutesPerDay: 45 }],
    ['a plan on a reduced day', on('reduced', { plan }), { ...standing, minutesPerDay: 45 }],
    [
      'a ranking on a day to keep free',
      on('minimum', { plan: { ...plan, ranked: ['a'] } }),
      { newPerDay: 5, reviewsPerDay: 100, minutesPerDay: 45 },
    ],
    ['an override', on('normal', { override }), one(90)],
    ['an override, whatever the weekday and the plan', on('minimum', { override, plan }), one(90)],
    ['what an override leaves', on('reduced', { override: minutesOnly }), two(90)],
    [
      'no override of another day',
      on('normal', { override: { ...override, studyDay: '2024-05-09' } }),
      standing,
    ],
    [
      'nor of a day to come',
      on('normal', { override: { ...override, studyDay: '2024-05-11' } }),
      standing,
    ],
  ])('takes %s', (_, sources, expected) => {
    expect(limitsOn(FRIDAY, sources)).toEqual(expected);
  });

  function one(minutesPerDay: number) {
    return { newPerDay: 1, reviewsPerDay: 0, minutesPerDay };
  }

  function two(minutesPerDay: number) {
    return { newPerDay: 2, reviewsPerDay: 100, minutesPerDay };
  }
});
