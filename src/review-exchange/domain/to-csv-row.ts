import type { CardState } from '../../scheduling/domain/card.js';
import type { FoldedEvent } from '../../scheduling/domain/fold-events.js';
import { toCsvCardKey } from './csv-card-key.js';
import type { StateNumber } from './review-row.js';

const NUMBER_OF_STATE: Readonly<Record<CardState, StateNumber>> = {
  new: 0,
  learning: 1,
  review: 2,
  relearning: 3,
};

/**
 * A review as a line of CSV, its cells in the order of CSV_COLUMNS; null for an event that is none, or
 * that does not count: undone, or too soon after the last. The rating is the one it counts with, the
 * state the one it found the card in.
 * @see https://github.com/open-spaced-repetition/fsrs-optimizer
 */
export function toCsvRow(
  cardId: string,
  { event, effect, rating, before }: FoldedEvent,
): string[] | null {
  if (effect !== 'applied' || rating === null) return null;
  return [
    toCsvCardKey(cardId),
    String(event.occurredAt.getTime()),
    String(rating),
    String(NUMBER_OF_STATE[before.state]),
    event.durationMs === null ? '' : String(event.durationMs),
  ];
}
