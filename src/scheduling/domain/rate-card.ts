import { addDays } from './add-days.js';
import type { Card } from './card.js';
import { daysBetween } from './days-between.js';
import { nextMemory } from './fsrs.js';
import type { IntervalRange } from './fuzz-range.js';
import { intervalRange } from './interval-range.js';
import type { MemoryAfter } from './interval-range.js';
import { isLeechLapse } from './is-leech.js';
import type { Rating } from './review-event.js';
import type { SchedulingParameters } from './scheduling-parameters.js';
import { seededInterval } from './seeded-interval.js';
import { stepAfter } from './step-after.js';
import type { StepAhead } from './step-after.js';
import type { StudyDay } from './study-day.js';

/** One judged recall: how well, when, and on which of the learner's days. */
export interface RatedReview {
  readonly rating: Rating;
  readonly occurredAt: Date;
  readonly studyDay: StudyDay;
  /** The day chosen for it within the range that fuzz allows; without one the seed decides. */
  readonly dueDay?: StudyDay | null;
}

type Rated = Pick<RatedReview, 'rating' | 'studyDay'>;

const MS_PER_MINUTE = 60_000;

/**
 * The card after one review. Memory moves by whole study days since the last review (an earlier study
 * day, as after a flight westwards, counts as the same one); then come (re)learning steps as in Anki,
 * then intervals. Only Again in `review` is a lapse. Nothing is decided by whether the card was due.
 * @see https://docs.ankiweb.net/studying.html
 */
export function rateCard(card: Card, review: RatedReview, parameters: SchedulingParameters): Card {
  const memoryAfter = memoryOutcomes(card, review, parameters);
  const isLapse = card.state === 'review' && review.rating === 1;
  const lapses = card.lapses + (isLapse ? 1 : 0);
  const isTakenOut = isLapse && parameters.suspendsLeeches && isLeechLapse(lapses);
  const reviewed: Card = {
    ...card,
    ...memoryAfter(review.rating),
    reps: card.reps + 1,
    lapses,
    lastReviewAt: review.occurredAt,
    lastReviewDay: review.studyDay,
    introducedDay: card.introducedDay ?? review.studyDay,
    suspended: card.suspended || isTakenOut,
  };
  const step = stepAhead(card, review.rating, parameters);
  if (step === null) {
    const range = intervalRange(card.state, review.rating, memoryAfter, parameters);
    return { ...reviewed, ...dueAfter(reviewed, review, range, parameters) };
  }
  const dueAt = new Date(review.occurredAt.getTime() + step.delayMinutes * MS_PER_MINUTE);
  const state = isLapse || card.state === 'relearning' ? 'relearning' : 'learning';
  return { ...reviewed, state, dueDay: null, dueAt, intervalDays: 0, step: step.index };
}

/** The intervals that a review may lead to; null where it leads into a step. */
export function intervalRangeOf(
  card: Card,
  review: Rated,
  parameters: SchedulingParameters,
): IntervalRange | null {
  if (stepAhead(card, review.rating, parameters) !== null) return null;
  const memoryAfter = memoryOutcomes(card, review, parameters);
  return intervalRange(card.state, review.rating, memoryAfter, parameters);
}

type Due = Pick<Card, 'state' | 'dueDay' | 'dueAt' | 'intervalDays' | 'step'>;

/** A day chosen when the review was recorded holds as long as a replay still allows it. */
function dueAfter(
  { questionId, reps }: Card,
  { studyDay, dueDay = null }: RatedReview,
  range: IntervalRange,
  { weekdayLoads }: SchedulingParameters,
): Due {
  const chosen = dueDay === null ? Number.NaN : daysBetween(studyDay, dueDay);
  const isAllowed = chosen >= range.from && chosen <= range.to;
  const intervalDays = isAllowed
    ? chosen
    : seededInterval(range, { questionId, reps, studyDay }, weekdayLoads);
  return {
    state: 'review',
    dueDay: addDays(studyDay, intervalDays),
    dueAt: null,
    intervalDays,
    step: null,
  };
}

/** A lapse enters the relearning steps; a card in review that was recalled has no step ahead. */
function stepAhead(
  { state, step }: Card,
  rating: Rating,
  parameters: SchedulingParameters,
): StepAhead | null {
  if (state === 'review') {
    return rating === 1 ? stepAfter(null, rating, parameters.relearningStepsMinutes) : null;
  }
  const isRelearning = state === 'relearning';
  const { learningStepsMinutes, relearningStepsMinutes } = parameters;
  return stepAfter(step, rating, isRelearning ? relearningStepsMinutes : learningStepsMinutes);
}

function memoryOutcomes(card: Card, review: Rated, parameters: SchedulingParameters): MemoryAfter {
  const { stability, difficulty, lastReviewDay } = card;
  const memory = stability === null || difficulty === null ? null : { stability, difficulty };
  const deltaDays =
    lastReviewDay === null ? 0 : Math.max(0, daysBetween(lastReviewDay, review.studyDay));
  return (rating) => nextMemory(memory, deltaDays, rating, parameters.weights);
}
