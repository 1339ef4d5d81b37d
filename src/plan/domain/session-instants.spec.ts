import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../scheduling/domain/add-days.js';
import { wallClockMs } from '../../scheduling/domain/wall-clock.js';
import { sessionInstants } from './session-instants.js';

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];

describe('sessionInstants', () => {
  it.each([
    ['2026-10-23', '2026-10-23T17:00:00.000Z'],
    ['2026-10-30', '2026-10-30T18:00:00.000Z'],
    ['2027-03-26', '2027-03-26T18:00:00.000Z'],
    ['2027-04-02', '2027-04-02T17:00:00.000Z'],
  ])('keeps 19:00 in Berlin on %s', (day, start) => {
    const about = { time: '19:00', minutes: 120, zone: 'Europe/Berlin' };
    const found = sessionInstants(day, about);
    expect(found.start.toISOString()).toBe(start);
    expect(found.end.getTime() - found.start.getTime()).toBe(120 * 60_000);
  });

  it('begins as the clocks jump over its time', () => {
    const about = { time: '02:30', minutes: 60, zone: 'Europe/Berlin' };
    expect(sessionInstants('2026-03-29', about).start.toISOString()).toBe(
      '2026-03-29T01:00:00.000Z',
    );
  });

  it('shows the same time on the wall every week, wherever, whatever the clocks do', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 5, max: 21 }),
        (zone, days, hour) => {
          const time = `${String(hour).padStart(2, '0')}:15`;
          const day = addDays('2020-01-01', days);
          const { start } = sessionInstants(day, { time, minutes: 120, zone });
          const wall = new Date(wallClockMs(start.getTime(), zone)).toISOString();
          expect(wall).toBe(`${day}T${time}:00.000Z`);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
