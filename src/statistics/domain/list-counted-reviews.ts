import type { FoldedEvent, FoldedLog, ParametersOf } from '../../scheduling/domain/fold-events.js';
import { daysBetween } from '../../scheduling/domain/days-between.js';
import { retrievabilityAfter } from '../../scheduling/domain/fsrs.js';
import type { Rating } from '../../scheduling/domain/review-event.js';
import type { CountedReview, Prediction } from './counted-review.js';

/** What is known of a card's reviews since it was last new. */
interface Past {
  readonly firstRating: Rating;
  readonly firstDeltaDays: number | null;
  readonly interDayReviews: number;
  readonly interDayLapses: number;
}

/**
 * The reviews of one card that count, oldest first, each with what the model said before it: the
 * memory the fold had then, under the parameters the review itself names. After a `forget` the card's
 * history begins anew.
 */
export function listCountedReviews(log: FoldedLog, parametersOf: ParametersOf): CountedReview[] {
  const reviews: CountedReview[] = [];
  let past: Past | null = null;
  let lastDay = '';
  for (const folded of log.events) {
    const { event, effect, rating, before } = folded;
    if (event.kind !== 'review' || effect !== 'applied' || rating === null) continue;
    if (before.state === 'new') past = null;
    const prediction: Prediction | null =
      past === null ? null : predict(folded, past, parametersOf);
    past = past === null ? begin(rating) : goOn(past, rating, prediction);
    const { id, occurredAt, studyDay, durationMs } = event;
    const isFirstOfDay = studyDay !== lastDay;
    const intervalDays = before.state === 'review' ? before.intervalDays : null;
    lastDay = studyDay;
    reviews.push({
      id,
      occurredAt,
      studyDay,
      rating,
      durationMs,
      isFirstOfDay,
      intervalDays,
      prediction,
    });
  }
  return reviews;
}

function begin(firstRating: Rating): Past {
  return { firstRating, firstDeltaDays: null, interDayReviews: 0, interDayLapses: 0 };
}

function predict(
  { event, before }: FoldedEvent,
  past: Past,
  parametersOf: ParametersOf,
): Prediction | null {
  const { stability, lastReviewDay } = before;
  if (stability === null || lastReviewDay === null) return null;
  const deltaDays = daysBetween(lastReviewDay, event.studyDay);
  if (deltaDays < 1) return null;
  const { weights } = parametersOf(event.parametersVersion);
  return {
    recall: retrievabilityAfter(weights, deltaDays, stability),
    deltaDays,
    interDayReviews: past.interDayReviews + 1,
    interDayLapses: past.interDayLapses,
    firstRating: past.firstRating,
    firstDeltaDays: past.firstDeltaDays ?? deltaDays,
  };
}

function goOn(past: Past, rating: Rating, prediction: Prediction | null): Past {
  if (prediction === null) return past;
  return {
    ...past,
    firstDeltaDays: prediction.firstDeltaDays,
    interDayReviews: prediction.interDayReviews,
    interDayLapses: past.interDayLapses + (rating === 1 ? 1 : 0),
  };
}
