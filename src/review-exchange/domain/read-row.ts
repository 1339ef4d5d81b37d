import { isInstant } from '../../kernel/instant.js';
import type { Rating } from '../../scheduling/domain/review-event.js';
import { fromCsvCardKey } from './csv-card-key.js';
import type { CsvColumn, CsvLayout } from './csv-columns.js';
import { isCardKey } from './is-card-key.js';
import type { LineProblem } from './line-problem.js';
import type { ReviewRow, StateNumber } from './review-row.js';

/** A line of the file, split into its cells. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** How the file is laid out, and the latest instant at which a review can have happened. */
export interface RowRules {
  readonly layout: CsvLayout;
  readonly latest: Date;
}

export type RowReading =
  | { readonly kind: 'row'; readonly row: ReviewRow }
  | { readonly kind: 'faulty'; readonly problems: readonly LineProblem[] };

const MS_PER_DAY = 86_400_000;

type Cell<T> = { readonly value: T } | { readonly code: string; readonly detail: string };

/**
 * One line of a review log. Times are milliseconds since 1970 or RFC 3339 with an offset, where a blank
 * may stand for the T; parts of a millisecond are dropped. Durations are milliseconds, up to a day. The
 * two optional cells may be empty. Nothing is mended: a faulty line names each cell at fault.
 */
export function readRow({ line, cells }: CsvLine, { layout, latest }: RowRules): RowReading {
  const width = Object.values(layout).filter((place) => place !== null).length;
  if (cells.length !== width) {
    const detail = `has ${cells.length} cells instead of ${width}`;
    return { kind: 'faulty', problems: [{ line, field: null, code: 'wrong-width', detail }] };
  }
  const problems: LineProblem[] = [];
  const read = <T>(field: CsvColumn, toCell: (text: string) => Cell<T>): T | null => {
    const cell = toCell(cells[layout[field] ?? -1] ?? '');
    if ('value' in cell) return cell.value;
    problems.push({ line, field, code: cell.code, detail: cell.detail });
    return null;
  };
  const cardKey = read('card_id', toKey);
  const occurredAt = read('review_time', (text) => toTime(text, latest));
  const rating = read('review_rating', toRating);
  const state = read('review_state', toState);
  const durationMs = read('review_duration', toDuration);
  if (cardKey === null || occurredAt === null || rating === null || problems.length > 0) {
    return { kind: 'faulty', problems };
  }
  return { kind: 'row', row: { cardKey, occurredAt, rating, state, durationMs } };
}

function toKey(text: string): Cell<string> {
  const value = fromCsvCardKey(text);
  if (isCardKey(value)) return { value };
  return { code: 'not-a-name', detail: 'must be text of 1 to 200 characters without controls' };
}

function toTime(text: string, latest: Date): Cell<Date> {
  const spaced = text.charAt(10) === ' ' ? `${text.slice(0, 10)}T${text.slice(11)}` : text;
  const ms = /^\d{1,16}$/u.test(text)
    ? Number(text)
    : isInstant(spaced)
      ? Date.parse(spaced)
      : Number.NaN;
  if (!(ms >= 0)) {
    const detail = 'must be milliseconds since 1970, or an RFC 3339 instant with an offset';
    return { code: 'not-a-time', detail };
  }
  if (ms > latest.getTime()) return { code: 'in-the-future', detail: 'lies in the future' };
  return { value: new Date(ms) };
}

function toRating(text: string): Cell<Rating> {
  if (/^[1-4]$/u.test(text)) return { value: Number(text) as Rating };
  return { code: 'not-a-rating', detail: 'must be 1 (Again), 2 (Hard), 3 (Good) or 4 (Easy)' };
}

function toState(text: string): Cell<StateNumber | null> {
  if (text === '') return { value: null };
  if (/^[0-3]$/u.test(text)) return { value: Number(text) as StateNumber };
  const detail = 'must be 0 (new), 1 (learning), 2 (review), 3 (relearning) or empty';
  return { code: 'not-a-state', detail };
}

function toDuration(text: string): Cell<number | null> {
  if (text === '') return { value: null };
  const value = /^\d{1,8}$/u.test(text) ? Number(text) : Number.NaN;
  if (value <= MS_PER_DAY) return { value };
  return { code: 'not-a-duration', detail: 'must be whole milliseconds, up to a day, or empty' };
}
