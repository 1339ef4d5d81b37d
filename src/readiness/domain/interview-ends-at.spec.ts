import { describe, expect, it } from '@jest/globals';
import { interviewEndsAt } from './interview-ends-at.js';

const told = (day: string) =>
  new Date(interviewEndsAt(day, { zone: 'Europe/Berlin', rolloverHour: 4 })).toISOString();

describe('interviewEndsAt', () => {
  it('is the end of the study day, an hour early or late when the clocks change', () => {
    expect(told('2026-12-14')).toBe('2026-12-15T03:00:00.000Z');
    expect(told('2027-03-27')).toBe('2027-03-28T02:00:00.000Z');
    expect(told('2026-10-24')).toBe('2026-10-25T03:00:00.000Z');
  });
});
