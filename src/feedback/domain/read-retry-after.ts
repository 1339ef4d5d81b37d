/** Dates of HTTP begin with one; without it much else would pass for a date. */
const weekday = /^[A-Z][a-z]{2,8},? /u;

/**
 * How long a server asks to be left alone, in milliseconds: `retry-after-ms`, or `Retry-After` in seconds
 * or as a date (RFC 9110, 10.2.3).
 *
 * @param headers by their names in small letters
 * @param now epoch milliseconds
 * @returns null where it does not say, or says it in words that mean nothing
 */
export function readRetryAfter(
  headers: Readonly<Record<string, string>>,
  now: number,
): number | null {
  const exact = readNumber(headers['retry-after-ms']);
  if (exact !== null) return exact;
  const after = headers['retry-after'];
  const seconds = readNumber(after);
  if (seconds !== null) return seconds * 1000;
  const date = weekday.test(after ?? '') ? Date.parse(after ?? '') : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function readNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}(?:\.\d+)?$/u.test(text.trim()) ? Number(text) : null;
}
