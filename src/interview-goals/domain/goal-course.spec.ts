import { describe, expect, it } from '@jest/globals';
import { dayNumber } from '../../scheduling/domain/day-number.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { goalCourse } from './goal-course.js';

describe('goalCourse', () => {
  const terms = {
    title: null,
    interviewDay: '2026-03-20',
    targetRecall: 0.9,
    minutesPerDay: 45,
    skills: [],
    bankIds: [],
  };

  it('takes the terms over, the day as a number', () => {
    expect(goalCourse(terms, DEFAULT_SCHEDULING_PARAMETERS)).toMatchObject({
      interviewDay: dayNumber('2026-03-20'),
      targetRecall: 0.9,
      minutesPerDay: 45,
      parameters: DEFAULT_SCHEDULING_PARAMETERS,
    });
  });

  it('knows the weekdays to keep free', () => {
    const weekdayLoads = Array.from({ length: 7 }, () => 'normal' as const);
    const parameters = {
      ...DEFAULT_SCHEDULING_PARAMETERS,
      weekdayLoads: [...weekdayLoads.slice(0, 5), 'reduced' as const, 'minimum' as const],
    };
    // 1970-01-01 was a Thursday.
    expect(goalCourse(terms, parameters).weekdayShares).toEqual([1, 1, 0.5, 0, 1, 1, 1]);
  });
});
