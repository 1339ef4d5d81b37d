import { describe, expect, it } from '@jest/globals';
import { capstoneHours } from './capstone-hours.js';
import type { Programme } from './programme.js';

const week = (milestone?: number) => ({
  capstone: { focus: '', ...(milestone === undefined ? {} : { milestone }) },
});
const programme = {
  cadence: [{ kind: 'capstone', weekday: 5, time: '18:00', minutes: 180 }],
  weeks: [week(1), week(2), week()],
} as unknown as Programme;

describe('capstoneHours', () => {
  it.each([
    [[3, 3], 0, { needed: 6, fixed: 6, flexibleNeededPerWeek: 0, isEnough: true }],
    [[3, 4], 0, { needed: 7, fixed: 6, flexibleNeededPerWeek: 0.5, isEnough: false }],
    [[6, 6.1], 3, { needed: 12.1, fixed: 6, flexibleNeededPerWeek: 3.1, isEnough: false }],
    [[6, 6, 0.1], 4, { needed: 12.1, fixed: 6, flexibleNeededPerWeek: 3.1, isEnough: true }],
  ])('of %j with %d flexible hours', (workHours, flexibleHoursPerWeek, expected) => {
    expect(capstoneHours(programme, { flexibleHoursPerWeek }, workHours)).toEqual(expected);
  });
});
