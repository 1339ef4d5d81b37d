import { nextMemory } from '../../scheduling/domain/fsrs.js';
import type { Memory } from '../../scheduling/domain/fsrs.js';
import type { IntervalRange } from '../../scheduling/domain/fuzz-range.js';
import { intervalRange, type MemoryAfter } from '../../scheduling/domain/interval-range.js';
import { isLeechLapse } from '../../scheduling/domain/is-leech.js';
import type { Rating } from '../../scheduling/domain/review-event.js';
import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';
import { stepAfter } from '../../scheduling/domain/step-after.js';
import type { SimulatedCard } from './simulated-card.js';

const MINUTES_PER_DAY = 1440;

/**
 * Changes a card as a review at a moment does (`at`, in days from the start of the simulation): what
 * rateCard makes of a Card, without a date or a copy. Returns the intervals it may come back after, of
 * which the caller chooses one; null where it went into a step.
 */
export function answerCard(
  card: SimulatedCard,
  rating: Rating,
  at: number,
  parameters: SchedulingParameters,
): IntervalRange | null {
  const { state } = card;
  const day = Math.floor(at);
  const memoryAfter = memoryOutcomes(card, rating, day, parameters);
  const isLapse = state === 'review' && rating === 1;
  if (isLapse) noteLapse(card, parameters);
  noteReview(card, memoryAfter(rating), at);
  const isRelearning = isLapse || state === 'relearning';
  const isPastSteps = state === 'review' && !isLapse;
  const steps = stepsOf(parameters, isRelearning);
  const ahead = isPastSteps ? null : stepAfter(card.step, rating, steps);
  if (ahead === null) {
    card.state = 'review';
    card.step = null;
    return intervalRange(state, rating, memoryAfter, parameters);
  }
  card.state = isRelearning ? 'relearning' : 'learning';
  card.step = ahead.index;
  card.dueAt = at + ahead.delayMinutes / MINUTES_PER_DAY;
  return null;
}

/** What each rating would leave; that of the one given is asked for twice and computed once. */
function memoryOutcomes(
  { state, stability, difficulty, lastReviewDay }: SimulatedCard,
  rating: Rating,
  day: number,
  { weights }: SchedulingParameters,
): MemoryAfter {
  const before = state === 'new' ? null : { stability, difficulty };
  const deltaDays = state === 'new' ? 0 : Math.max(0, day - lastReviewDay);
  const given = nextMemory(before, deltaDays, rating, weights);
  return (of) => (of === rating ? given : nextMemory(before, deltaDays, of, weights));
}

function noteReview(card: SimulatedCard, memory: Memory, at: number): void {
  const day = Math.floor(at);
  card.stability = memory.stability;
  card.difficulty = memory.difficulty;
  card.reps += 1;
  if (Number.isNaN(card.introducedDay)) card.introducedDay = day;
  card.lastReviewDay = day;
  card.lastReviewAt = at;
}

function noteLapse(card: SimulatedCard, { suspendsLeeches }: SchedulingParameters): void {
  card.lapses += 1;
  if (suspendsLeeches && isLeechLapse(card.lapses)) card.suspended = true;
}

function stepsOf(
  { learningStepsMinutes, relearningStepsMinutes }: SchedulingParameters,
  isRelearning: boolean,
): readonly number[] {
  return isRelearning ? relearningStepsMinutes : learningStepsMinutes;
}
