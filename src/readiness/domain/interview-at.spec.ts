import { describe, expect, it } from '@jest/globals';
import { interviewAt } from './interview-at.js';

const told = (day: string, zone: string, rolloverHour: number) =>
  new Date(interviewAt(day, { zone, rolloverHour })).toISOString();

describe('interviewAt', () => {
  it('is twelve hours into the study day, in the learner’s zone', () => {
    expect(told('2026-12-14', 'Europe/Berlin', 4)).toBe('2026-12-14T15:00:00.000Z');
    expect(told('2026-07-14', 'Europe/Berlin', 4)).toBe('2026-07-14T14:00:00.000Z');
    expect(told('2026-12-14', 'Pacific/Auckland', 0)).toBe('2026-12-13T23:00:00.000Z');
  });

  it('refuses what is no day', () => {
    expect(() => told('2026-02-30', 'UTC', 4)).toThrow(RangeError);
  });
});
