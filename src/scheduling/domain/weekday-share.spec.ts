import { expect, it } from '@jest/globals';
import { weekdayShare } from './weekday-share.js';

const loads = ['normal', 'reduced', 'normal', 'normal', 'normal', 'minimum', 'reduced'] as const;

it.each([
  ['2026-11-23', 'Monday', 1],
  ['2026-11-24', 'Tuesday', 0.5],
  ['2026-11-27', 'Friday', 1],
  ['2026-11-28', 'Saturday', 0],
  ['2026-11-29', 'Sunday', 0.5],
  ['1969-12-30', 'Tuesday', 0.5],
  ['1970-01-01', 'Thursday', 1],
])('%s is a %s: %f', (day, _, share) => expect(weekdayShare(day, loads)).toBe(share));
