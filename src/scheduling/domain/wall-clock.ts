/**
 * Intl formatters are costly to build and cheap to keep: one per zone that was ever asked for. There
 * are some 600 zones, and more ways to write each in small and capital letters than memory.
 */
const mostFormatters = 1000;
const formatters = new Map<string, Intl.DateTimeFormat>();

const MS_PER_HOUR = 3_600_000;
/** Offsets run from -12:00 to +14:00; an hour more on either side leaves room for old local times. */
const WIDEST_WEST_MS = 13 * MS_PER_HOUR;
const WIDEST_EAST_MS = 15 * MS_PER_HOUR;

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  if (formatters.size >= mostFormatters) formatters.clear();
  formatters.set(zone, made);
  return made;
}

/** 'GMT', 'GMT-03:30', and with seconds for the local mean times before standard zones. */
const OFFSET = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

function offsetMs(instantMs: number, zone: string): number {
  // Asking for the offset alone costs a third of asking for the six fields of the local time.
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    OFFSET.exec(formatterOf(zone).format(instantMs)) ?? [];
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -ms : ms;
}

/**
 * What the clock on the wall shows, for deciding on local days: the local date and time of `instantMs`
 * (milliseconds since 1970 UTC) read as if it were UTC, in milliseconds. Refuses an unknown IANA zone
 * and an invalid instant with a RangeError.
 */
export function wallClockMs(instantMs: number, zone: string): number {
  return instantMs + offsetMs(instantMs, zone);
}

/**
 * The first instant (milliseconds since 1970 UTC) at which the wall clock of `zone` shows `wallMs` or
 * later. In a gap that is the moment the clocks spring forward; in an overlap the first of the two.
 * Assumes that a zone changes its offset at most once in 28 hours.
 */
export function firstInstantAtWall(wallMs: number, zone: string): number {
  let before = wallMs - WIDEST_EAST_MS;
  let after = wallMs + WIDEST_WEST_MS;
  const oldOffset = offsetMs(before, zone);
  const newOffset = offsetMs(after, zone);
  if (oldOffset === newOffset) return wallMs - oldOffset;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetMs(middle, zone) === oldOffset) before = middle;
    else after = middle;
  }
  const underOldOffset = wallMs - oldOffset;
  return underOldOffset < after ? underOldOffset : Math.max(after, wallMs - newOffset);
}
