import type { ShownReport } from './shown-report.js';

/** Control characters, and those that turn the direction of whatever follows them. */
const unruly = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;

/** A text as one line that stays within itself. */
export function toPlainLine(text: string): string {
  return text.replaceAll(unruly, ' ').replaceAll(/\s+/gu, ' ').trim();
}

/** The report with every text in it as one plain line: for eyes and paper, where JSON and CSV keep all. */
export function toPlainReport(report: ShownReport): ShownReport {
  return plain(report);
}

function plain<Value>(value: Value): Value {
  if (typeof value === 'string') return toPlainLine(value) as Value;
  if (Array.isArray(value)) return value.map(plain) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]: [string, unknown]) => [key, plain(each)]);
  return Object.fromEntries(entries) as Value;
}
