import { describe, expect, it } from '@jest/globals';
import { localTime } from './local-time.js';

describe('localTime', () => {
  it.each([
    ['2026-03-28T09:00:00.000Z', 'Europe/Berlin', '2026-03-28', '10:00', '+01:00'],
    // The night in which Berlin springs forward: the next day the same instant shows an hour more.
    ['2026-03-29T09:00:00.000Z', 'Europe/Berlin', '2026-03-29', '11:00', '+02:00'],
    // The hour that New York has twice.
    ['2026-11-01T05:30:00.000Z', 'America/New_York', '2026-11-01', '01:30', '-04:00'],
    ['2026-11-01T06:30:00.000Z', 'America/New_York', '2026-11-01', '01:30', '-05:00'],
    ['2026-03-02T20:00:00.000Z', 'Asia/Kolkata', '2026-03-03', '01:30', '+05:30'],
    ['2026-03-02T20:00:00.000Z', 'Pacific/Apia', '2026-03-03', '09:00', '+13:00'],
    ['2026-03-02T00:00:00.000Z', 'UTC', '2026-03-02', '00:00', '+00:00'],
  ])('%s in %s is %s %s %s', (instant, zone, day, time, offset) => {
    expect(localTime(new Date(instant), zone)).toMatchObject({ day, time, zone, offset });
  });

  it('reads well', () => {
    const instant = new Date('2026-03-29T08:05:00.000Z');
    expect(localTime(instant, 'Europe/Berlin').text).toBe(
      'Sun, 29 March 2026, 10:05 GMT+2 (Europe/Berlin)',
    );
  });

  it('refuses a zone that is none', () => {
    expect(() => localTime(new Date(0), 'Mars/Base')).toThrow(RangeError);
  });
});
