import { describe, expect, it } from '@jest/globals';
import { daysFrom } from './days-from.js';

describe('daysFrom', () => {
  it('counts fractions, and what is before below 0', () => {
    const noon = Date.UTC(2026, 5, 8, 12);
    expect(daysFrom(noon, Date.UTC(2026, 5, 10))).toBe(1.5);
    expect(daysFrom(Date.UTC(2026, 5, 10), noon)).toBe(-1.5);
  });
});
