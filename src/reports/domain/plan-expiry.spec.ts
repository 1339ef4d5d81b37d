import { describe, expect, it } from '@jest/globals';
import { planExpiry } from './plan-expiry.js';

const now = new Date('2026-11-22T09:30:00.000Z');
const plan = (wanted: string | null) =>
  planExpiry(wanted === null ? null : new Date(wanted), now)?.toISOString() ?? null;

describe('when a link ends', () => {
  it('is in thirty days, or as it is wanted within a year', () => {
    expect(plan(null)).toBe('2026-12-22T09:30:00.000Z');
    expect(plan('2026-11-22T09:30:00.001Z')).toBe('2026-11-22T09:30:00.001Z');
    expect(plan('2027-11-22T09:30:00.000Z')).toBe('2027-11-22T09:30:00.000Z');
  });

  it('is neither now nor later', () => {
    expect(plan('2026-11-22T09:30:00.000Z')).toBeNull();
    expect(plan('2027-11-23T09:30:00.001Z')).toBeNull();
  });
});
