import { addDays } from './add-days.js';
import type { Card } from './card.js';
import { daysBetween } from './days-between.js';
import { intervalDaysFor, nextMemory } from './fsrs.js';
import type { Memory } from './fsrs.js';
import type { Rating } from './review-event.js';
import type { SchedulingParameters } from './scheduling-parameters.js';
import { stepAfter } from './step-after.js';
import type { StepAhead } from './step-after.js';
import type { StudyDay } from './study-day.js';

/** One judged recall: how well, when, and on which of the learner's days. */
export interface RatedReview {
  readonly rating: Rating;
  readonly occurredAt: Date;
  readonly studyDay: StudyDay;
}

type MemoryAfter = (rating: Rating) => Memory;

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
  const reviewed: Card = {
    ...card,
    ...memoryAfter(review.rating),
    reps: card.reps + 1,
    lapses: card.lapses + (isLapse ? 1 : 0),
    lastReviewAt: review.occurredAt,
    lastReviewDay: review.studyDay,
    introducedDay: card.introducedDay ?? review.studyDay,
  };
  const step = stepAhead(card, review.rating, parameters);
  if (step === null) {
    const intervalDays = intervalAfter(card, review.rating, memoryAfter, parameters);
    const dueDay = addDays(review.studyDay, intervalDays);
    return { ...reviewed, state: 'review', dueDay, dueAt: null, intervalDays, step: null };
  }
  const dueAt = new Date(review.occurredAt.getTime() + step.delayMinutes * MS_PER_MINUTE);
  const state = isLapse || card.state === 'relearning' ? 'relearning' : 'learning';
  return { ...reviewed, state, dueDay: null, dueAt, intervalDays: 0, step: step.index };
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

function memoryOutcomes(
  card: Card,
  review: RatedReview,
  parameters: SchedulingParameters,
): MemoryAfter {
  const { stability, difficulty, lastReviewDay } = card;
  const memory = stability === null || difficulty === null ? null : { stability, difficulty };
  const deltaDays =
    lastReviewDay === null ? 0 : Math.max(0, daysBetween(lastReviewDay, review.studyDay));
  return (rating) => nextMemory(memory, deltaDays, rating, parameters.weights);
}

/**
 * A better rating never waits less: hard ≤ good < easy, and in review good > hard, which ts-fsrs's
 * basic scheduler does as well. The maximum comes after that, since a promise to a learner ("never
 * more than a year") outranks the order of the buttons.
 */
function intervalAfter(
  card: Card,
  rating: Rating,
  memoryAfter: MemoryAfter,
  parameters: SchedulingParameters,
): number {
  const raw = (of: Rating): number => intervalDaysFor(memoryAfter(of).stability, parameters);
  if (rating === 1) return raw(1);
  const rawGood = raw(3);
  const hard = rating === 2 || card.state === 'review' ? Math.min(raw(2), rawGood) : 0;
  if (rating === 2) return hard;
  const good = Math.max(rawGood, hard + 1);
  const wanted = rating === 3 ? good : Math.max(raw(4), good + 1);
  return Math.min(wanted, parameters.maximumIntervalDays);
}
