const longestZone = 64;

/**
 * Whether this is an IANA zone by its full name, `Area/City`, or UTC. Intl also takes offsets such
 * as `+01:00`, which know no daylight saving time, and old abbreviations of which `IST` has three
 * meanings; PostgreSQL reads those in its own way, so neither passes.
 */
export function isKnownZone(zone: string): boolean {
  if (zone === 'UTC') return true;
  if (zone.length > longestZone || !/^[A-Z][A-Za-z_]*\/[A-Za-z0-9_+/-]+$/u.test(zone)) return false;
  return !zone.startsWith('SystemV/') && isKnownToIntl(zone);
}

function isKnownToIntl(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
