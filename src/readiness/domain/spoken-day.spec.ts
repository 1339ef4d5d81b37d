import { describe, expect, it } from '@jest/globals';
import { spokenDay } from './spoken-day.js';

describe('spokenDay', () => {
  it.each([
    ['2026-01-23', '23 January 2026'],
    ['2027-12-01', '1 December 2027'],
  ])('says %s as %s', (day, said) => {
    expect(spokenDay(day)).toBe(said);
  });
});
