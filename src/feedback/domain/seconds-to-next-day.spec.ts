import { describe, expect, it } from '@jest/globals';
import { secondsToNextDay } from './seconds-to-next-day.js';

describe('secondsToNextDay', () => {
  it.each([
    ['2026-03-02T00:00:00.000Z', 86_400],
    ['2026-03-02T09:00:00.000Z', 54_000],
    ['2026-03-02T23:59:59.000Z', 1],
    ['2026-03-02T23:59:59.999Z', 1],
    ['2026-03-02T23:59:58.001Z', 2],
  ])('from %s it is %i s', (now, seconds) => {
    expect(secondsToNextDay(new Date(now))).toBe(seconds);
  });
});
