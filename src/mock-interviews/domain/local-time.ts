/** An instant by the clock on somebody's wall. */
export interface LocalTime {
  /** The calendar day there, YYYY-MM-DD. */
  readonly day: string;
  /** HH:MM, 24 hours. */
  readonly time: string;
  /** IANA name. */
  readonly zone: string;
  /** What that wall is ahead of UTC then, ±HH:MM: tells the two apart that an hour set back has. */
  readonly offset: string;
  /** The same for reading: `Sun, 29 March 2026, 10:00 GMT+2 (Europe/Berlin)`. */
  readonly text: string;
}

/** How an instant is told to somebody who lives in `zone`. Refuses an unknown zone with a RangeError. */
export function localTime(instant: Date, zone: string): LocalTime {
  const fields = {
    weekday: 'short',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const shown = partsOf(instant, { ...fields, timeZone: zone, timeZoneName: 'shortOffset' });
  const digits = partsOf(instant, { ...fields, month: '2-digit', day: '2-digit', timeZone: zone });
  const exact = partsOf(instant, { timeZone: zone, timeZoneName: 'longOffset' });
  const day = `${digits('year')}-${digits('month')}-${digits('day')}`;
  const time = `${digits('hour')}:${digits('minute')}`;
  const offset = exact('timeZoneName').replace('GMT', '') || '+00:00';
  const date = `${shown('weekday')}, ${shown('day')} ${shown('month')} ${shown('year')}`;
  const text = `${date}, ${time} ${shown('timeZoneName')} (${zone})`;
  return { day, time, zone, offset, text };
}

function partsOf(
  instant: Date,
  options: Intl.DateTimeFormatOptions,
): (type: Intl.DateTimeFormatPartTypes) => string {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23' });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return (type) => parts.get(type) ?? '';
}
