import { describe, expect, it } from '@jest/globals';
import { nextUtcDay } from './next-utc-day.js';

describe('nextUtcDay', () => {
  it.each([
    ['2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z'],
    ['2026-03-02T09:00:00.000Z', '2026-03-03T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z'],
  ])('after %s comes %s', (instant, next) => {
    expect(nextUtcDay(new Date(instant)).toISOString()).toBe(next);
  });
});
