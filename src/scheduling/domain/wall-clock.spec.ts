import { describe, expect, it } from '@jest/globals';
import { firstInstantAtWall, wallClockMs } from './wall-clock.js';

describe('wallClockMs', () => {
  it.each([
    ['UTC', '2024-05-01T12:00:00.123Z', '2024-05-01T12:00:00.123Z'],
    ['Europe/London', '2024-01-15T12:00Z', '2024-01-15T12:00Z'],
    ['Asia/Kathmandu', '2024-05-01T12:00Z', '2024-05-01T17:45Z'],
    ['America/St_Johns', '2024-01-15T12:00Z', '2024-01-15T08:30Z'],
    ['Africa/Monrovia', '1960-01-01T12:00Z', '1960-01-01T11:15:30Z'],
    ['Pacific/Kiritimati', '2024-05-01T12:00Z', '2024-05-02T02:00Z'],
  ])('shows local time in %s', (zone, instant, wall) => {
    const shown = new Date(wallClockMs(Date.parse(instant), zone)).toISOString();
    expect(shown).toBe(new Date(wall).toISOString());
  });
});

describe('firstInstantAtWall', () => {
  it.each([
    ['no change near', 'America/New_York', '2024-06-01T04:00Z', '2024-06-01T08:00Z'],
    ['hours before a gap', 'America/New_York', '2024-03-10T01:00Z', '2024-03-10T06:00Z'],
    ['inside a gap', 'America/New_York', '2024-03-10T02:30Z', '2024-03-10T07:00Z'],
    ['at the end of a gap', 'America/New_York', '2024-03-10T03:00Z', '2024-03-10T07:00Z'],
    ['after a gap', 'America/New_York', '2024-03-10T04:00Z', '2024-03-10T08:00Z'],
    ['shown twice', 'America/New_York', '2024-11-03T01:30Z', '2024-11-03T05:30Z'],
    ['after an overlap', 'America/New_York', '2024-11-03T02:00Z', '2024-11-03T07:00Z'],
    ['half an hour of overlap', 'Australia/Lord_Howe', '2024-04-07T01:45Z', '2024-04-06T14:45Z'],
    ['a skipped date', 'Pacific/Apia', '2011-12-30T12:00Z', '2011-12-30T10:00Z'],
  ])('%s (%s)', (_scenario, zone, wall, instant) => {
    const found = new Date(firstInstantAtWall(Date.parse(wall), zone)).toISOString();
    expect(found).toBe(new Date(instant).toISOString());
  });
});
