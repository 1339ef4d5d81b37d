import { describe, expect, it } from '@jest/globals';
import { interviewInstant } from './interview-instant.js';

const hour = 3_600_000;
const noon = Date.UTC(2026, 5, 8, 12);

describe('interviewInstant', () => {
  it('is now when no day is set', () => {
    expect(interviewInstant(noon, null)).toEqual({ atMs: noon, isPast: false });
  });

  it.each([
    ['a short day', 11, 11, true],
    ['the last hour of a long day', 12, 13, false],
    ['a long day', 13, 13, true],
  ])('is past when its day is over: %s', (_, hoursAfterNoon, length, isPast) => {
    const instant = interviewInstant(noon + hoursAfterNoon * hour, noon, noon + length * hour);
    expect(instant.isPast).toBe(isPast);
  });

  it.each([
    ['days before', -72, 0, false],
    ['in the morning', -3, 0, false],
    ['in the afternoon, when it may still be ahead', 5, 5, false],
    ['when its day is over', 12, 0, true],
    ['long after', 500, 0, true],
  ])('%s', (_, hoursAfterNoon, expectedHours, isPast) => {
    expect(interviewInstant(noon + hoursAfterNoon * hour, noon)).toEqual({
      atMs: noon + expectedHours * hour,
      isPast,
    });
  });
});
