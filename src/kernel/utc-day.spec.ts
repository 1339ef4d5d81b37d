import { describe, expect, it } from '@jest/globals';
import { utcDay } from './utc-day.js';

describe('utcDay', () => {
  it.each([
    ['2026-11-22T23:59:59.999Z', '2026-11-22'],
    ['2026-11-23T00:00:00.000Z', '2026-11-23'],
    ['2026-11-22T23:30:00-02:00', '2026-11-23'],
  ])('%s is on %s', (instant, day) => {
    expect(utcDay(new Date(instant))).toBe(day);
  });
});
