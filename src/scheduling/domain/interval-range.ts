import type { CardState } from './card.js';
import { intervalDaysFor } from './fsrs.js';
import type { Memory } from './fsrs.js';
import { fuzzRange } from './fuzz-range.js';
import type { IntervalRange } from './fuzz-range.js';
import type { Rating } from './review-event.js';
import type { SchedulingParameters } from './scheduling-parameters.js';

/** The memory that each rating of one review would leave. */
export type MemoryAfter = (rating: Rating) => Memory;

/**
 * The whole days a card may wait after a review that leads into no step. `state` is the card's before
 * the review. Without fuzz there is one such number.
 */
export function intervalRange(
  state: CardState,
  rating: Rating,
  memoryAfter: MemoryAfter,
  parameters: SchedulingParameters,
): IntervalRange {
  return rangeAround(intervalsAfter(state, rating, memoryAfter, parameters), parameters);
}

/** An interval between the next shorter and the next longer one of another rating, where there are such. */
interface Intervals {
  readonly shorter: number | null;
  readonly wanted: number;
  readonly longer: number | null;
}

/**
 * A better rating never waits less: hard ≤ good < easy, and in review good > hard, which ts-fsrs's
 * basic scheduler does as well. The maximum comes after that, since a promise to a learner ("never
 * more than a year") outranks the order of the buttons.
 */
function intervalsAfter(
  state: CardState,
  rating: Rating,
  memoryAfter: MemoryAfter,
  parameters: SchedulingParameters,
): Intervals {
  const raw = (of: Rating): number => intervalDaysFor(memoryAfter(of).stability, parameters);
  if (rating === 1) return { shorter: null, wanted: raw(1), longer: null };
  const capped = (days: number): number => Math.min(days, parameters.maximumIntervalDays);
  const rawGood = raw(3);
  const hard = rating === 2 || state === 'review' ? Math.min(raw(2), rawGood) : 0;
  const good = capped(Math.max(rawGood, hard + 1));
  const shorter = hard === 0 ? null : hard;
  if (rating === 2) return { shorter: null, wanted: hard, longer: good };
  const easy = capped(Math.max(raw(4), good + 1));
  if (rating === 3) return { shorter, wanted: good, longer: easy };
  return { shorter: easy > good ? good : shorter, wanted: easy, longer: null };
}

/**
 * The spread of an interval ends half-way to its neighbours, so that a better rating waits no less
 * after fuzz and balance either.
 */
function rangeAround(
  { shorter, wanted, longer }: Intervals,
  { fuzz, maximumIntervalDays }: SchedulingParameters,
): IntervalRange {
  if (!fuzz) return { from: wanted, to: wanted };
  const { from, to } = fuzzRange(wanted, maximumIntervalDays);
  const least =
    shorter === null || shorter >= wanted ? from : Math.floor((shorter + wanted) / 2) + 1;
  const most = longer === null || longer <= wanted ? to : Math.floor((wanted + longer) / 2);
  return { from: Math.max(from, least), to: Math.min(to, most) };
}
