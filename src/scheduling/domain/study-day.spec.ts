import { describe, expect, it } from '@jest/globals';
import { studyDayOf } from './study-day.js';

/** Offsets through 2024 as the IANA database has them: from this instant on, this many minutes. */
const OFFSETS_2024: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  'America/New_York': [
    ['2023-11-05T06:00Z', -300],
    ['2024-03-10T07:00Z', -240],
    ['2024-11-03T06:00Z', -300],
  ],
  'America/St_Johns': [
    ['2023-11-05T04:30Z', -210],
    ['2024-03-10T05:30Z', -150],
    ['2024-11-03T04:30Z', -210],
  ],
  'Australia/Lord_Howe': [
    ['2023-09-30T15:30Z', 660],
    ['2024-04-06T15:00Z', 630],
    ['2024-10-05T15:30Z', 660],
  ],
  'Asia/Kathmandu': [['1986-01-01T00:00Z', 345]],
  'Pacific/Apia': [['2021-04-03T14:00Z', 780]],
  'Africa/Casablanca': [
    ['2023-04-23T02:00Z', 60],
    ['2024-03-10T02:00Z', 0],
    ['2024-04-14T02:00Z', 60],
  ],
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Walks a year in steps of 15 minutes with a clock of its own and turns the day when it strikes. */
function* walk2024(zone: string, rolloverHour: number): Generator<readonly [Date, string]> {
  const offsets = (OFFSETS_2024[zone] ?? []).map(([from, min]) => [Date.parse(from), min] as const);
  const wallAt = (ms: number) => {
    const minutes = offsets.findLast(([from]) => from <= ms)?.[1] ?? Number.NaN;
    return ms + minutes * MINUTE;
  };
  const start = Date.UTC(2023, 11, 31);
  let day = Math.floor((wallAt(start) - rolloverHour * HOUR) / DAY);
  for (let ms = start; ms < start + 368 * DAY; ms += 15 * MINUTE) {
    if (wallAt(ms) >= (day + 1) * DAY + rolloverHour * HOUR) day += 1;
    yield [new Date(ms), new Date(day * DAY).toISOString().slice(0, 10)];
  }
}

describe('studyDayOf', () => {
  const zones = Object.keys(OFFSETS_2024);
  it.each(zones.flatMap((zone) => [0, 2, 4].map((hour) => [zone, hour] as const)))(
    'turns every day of 2024 in %s at %i:00',
    (zone, rolloverHour) => {
      const wrong: string[] = [];
      for (const [instant, day] of walk2024(zone, rolloverHour)) {
        const got = studyDayOf(instant, { zone, rolloverHour });
        if (got !== day) wrong.push(`${instant.toISOString()} ${got} instead of ${day}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each([
    ['before the rollover it is still yesterday', 'Europe/Berlin', 4, '2024-06-02T01:59Z', '06-01'],
    ['at the rollover the day begins', 'Europe/Berlin', 4, '2024-06-02T02:00Z', '06-02'],
    ['the rollover hour is skipped: before', 'America/New_York', 2, '2024-03-10T06:59Z', '03-09'],
    ['the rollover hour is skipped: after', 'America/New_York', 2, '2024-03-10T07:00Z', '03-10'],
    ['clocks put forward before the rollover', 'America/New_York', 4, '2024-03-10T07:59Z', '03-09'],
    ['and at it, an hour of sleep sooner', 'America/New_York', 4, '2024-03-10T08:00Z', '03-10'],
    ['clocks put back before the rollover', 'America/New_York', 4, '2024-11-03T08:59Z', '11-02'],
    ['and at it, an hour later', 'America/New_York', 4, '2024-11-03T09:00Z', '11-03'],
    ['midnight struck twice: the first time', 'America/Havana', 0, '2024-11-03T04:00Z', '11-03'],
    ['midnight struck twice: the second', 'America/Havana', 0, '2024-11-03T05:00Z', '11-03'],
    ['put back two hours, across it: before', 'Antarctica/Troll', 2, '2024-10-26T23:59Z', '10-26'],
    ['put back two hours, across it: begun', 'Antarctica/Troll', 2, '2024-10-27T00:30Z', '10-27'],
    ['and does not begin twice', 'Antarctica/Troll', 2, '2024-10-27T01:30Z', '10-27'],
    ['and goes on', 'Antarctica/Troll', 2, '2024-10-27T02:00Z', '10-27'],
  ])('%s (%s)', (_scenario, zone, rolloverHour, instant, day) => {
    expect(studyDayOf(new Date(instant), { zone, rolloverHour })).toBe(`2024-${day}`);
  });

  it('gives the date that Samoa skipped the hours until the rollover', () => {
    const clock = { zone: 'Pacific/Apia', rolloverHour: 4 };
    expect(studyDayOf(new Date('2011-12-30T09:59:59.999Z'), clock)).toBe('2011-12-29');
    expect(studyDayOf(new Date('2011-12-30T10:00Z'), clock)).toBe('2011-12-30');
    expect(studyDayOf(new Date('2011-12-30T14:00Z'), clock)).toBe('2011-12-31');
  });

  it('takes instants before 1970', () => {
    const clock = { zone: 'Asia/Kathmandu', rolloverHour: 4 };
    expect(studyDayOf(new Date('1969-12-31T22:29:59.999Z'), clock)).toBe('1969-12-31');
    expect(studyDayOf(new Date('1969-12-31T22:30:00.000Z'), clock)).toBe('1970-01-01');
  });

  it('refuses an unknown zone and an invalid instant', () => {
    const now = new Date('2024-01-01T00:00Z');
    expect(() => studyDayOf(now, { zone: 'Mars/Base', rolloverHour: 4 })).toThrow(RangeError);
    const invalid = new Date(Number.NaN);
    expect(() => studyDayOf(invalid, { zone: 'UTC', rolloverHour: 4 })).toThrow(RangeError);
  });
});
