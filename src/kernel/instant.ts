const instantPattern =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** An RFC 3339 instant with its offset, on a day that exists, from 1970 to 9999. */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const match = instantPattern.exec(value);
  return match !== null && isDay(value.slice(0, 10)) && Number(match[1]) >= 1970;
}

/** A calendar day, `YYYY-MM-DD`, that exists. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !dayPattern.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
