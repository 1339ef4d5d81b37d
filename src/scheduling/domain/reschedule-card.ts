import { addDays } from './add-days.js';
import type { Card } from './card.js';
import { intervalDaysFor, nextMemory } from './fsrs.js';
import type { Memory } from './fsrs.js';
import { fuzzRange } from './fuzz-range.js';
import type { Rating } from './review-event.js';
import type { SchedulingParameters } from './scheduling-parameters.js';
import { seededInterval } from './seeded-interval.js';

/** A review that moved memory, as FSRS sees it. */
export interface Recall {
  readonly rating: Rating;
  /** Whole study days since the one before; 0 for the first. */
  readonly deltaDays: number;
}

/**
 * The card as if all its reviews had been made under these parameters: memory from all of its recalls
 * since it was new, oldest first, and in review the due day that follows from it, counted from the last
 * review. It may lie in the past: then the card is due. A step keeps its instant. Null without memory.
 */
export function rescheduleCard(
  card: Card,
  recalls: readonly Recall[],
  parameters: SchedulingParameters,
): Card | null {
  const memory = recalls.reduce<Memory | null>(
    (before, { rating, deltaDays }) => nextMemory(before, deltaDays, rating, parameters.weights),
    null,
  );
  if (memory === null || card.lastReviewDay === null) return null;
  if (card.state !== 'review') return { ...card, ...memory };
  const { questionId, reps, lastReviewDay: studyDay } = card;
  const wanted = intervalDaysFor(memory.stability, parameters);
  const range = parameters.fuzz
    ? fuzzRange(wanted, parameters.maximumIntervalDays)
    : { from: wanted, to: wanted };
  const intervalDays = seededInterval(
    range,
    { questionId, reps, studyDay },
    parameters.weekdayLoads,
  );
  return { ...card, ...memory, intervalDays, dueDay: addDays(studyDay, intervalDays) };
}
