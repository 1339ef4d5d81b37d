const longestZone = 64;

/**
 * Asking Intl costs a tenth of a millisecond, and a phone sends the same zone hundreds of times. There
 * are some 600 zones, and more ways to write each in small and capital letters than memory.
 */
const mostRemembered = 1000;
const remembered = new Set<string>();

/**
 * Whether this is an IANA zone by its full name, `Area/City`, or UTC. Intl also takes offsets such
 * as `+01:00`, which know no daylight saving time, and old abbreviations of which `IST` has three
 * meanings; PostgreSQL reads those in its own way, so neither passes.
 */
export function isKnownZone(zone: string): boolean {
  if (zone === 'UTC' || remembered.has(zone)) return true;
  if (zone.length > longestZone || !/^[A-Z][A-Za-z_]*\/[A-Za-z0-9_+/-]+$/u.test(zone)) return false;
  if (zone.startsWith('SystemV/') || !isKnownToIntl(zone)) return false;
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.add(zone);
  return true;
}

function isKnownToIntl(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
