import type { Card } from './card.js';
import { countsAsReview } from './counts-as-review.js';
import { daysBetween } from './days-between.js';
import { dueRange } from './due-range.js';
import type { DueRange } from './due-range.js';
import { retrievabilityAfter } from './fsrs.js';
import { rateCard } from './rate-card.js';
import type { RatedReview } from './rate-card.js';
import { RATINGS } from './review-event.js';
import type { Rating } from './review-event.js';
import type { SchedulingParameters } from './scheduling-parameters.js';
import type { StudyDay } from './study-day.js';

/** What one rating would make of the card. */
export interface PreviewOutcome extends Pick<
  Card,
  'state' | 'dueDay' | 'dueAt' | 'intervalDays' | 'stability' | 'difficulty'
> {
  readonly rating: Rating;
  /** The probability of recall when it comes due, 0..1; null if it would have no memory. */
  readonly retrievabilityAtDue: number | null;
}

export interface CardPreview {
  /** The probability of recall at the moment asked about, 0..1; null for a new card. */
  readonly retrievability: number | null;
  /** False within a minute of the last review: then every outcome is the card as it stands. */
  readonly counts: boolean;
  /** In the order Again, Hard, Good, Easy. */
  readonly outcomes: readonly PreviewOutcome[];
}

const MS_PER_DAY = 86_400_000;

/**
 * What the four buttons would do at a moment not before the card's last event. It runs the very step
 * the fold runs, so a review recorded on the same card version, for the day that `chooseDay` took of
 * those a rating allows, gives exactly what was shown. Without a choice the seed takes the day.
 */
export function previewCard(
  card: Card,
  moment: Pick<RatedReview, 'occurredAt' | 'studyDay'>,
  parameters: SchedulingParameters,
  chooseDay: (range: DueRange) => StudyDay | null = () => null,
): CardPreview {
  const counts = countsAsReview(card.lastReviewAt, moment.occurredAt, 'direct');
  const outcomes = RATINGS.map((rating): PreviewOutcome => {
    const range = counts ? dueRange(card, { ...moment, rating }, parameters) : null;
    const dueDay = range === null ? null : chooseDay(range);
    const after = counts ? rateCard(card, { ...moment, rating, dueDay }, parameters) : card;
    return {
      rating,
      state: after.state,
      dueDay: after.dueDay,
      dueAt: after.dueAt,
      intervalDays: after.intervalDays,
      stability: after.stability,
      difficulty: after.difficulty,
      retrievabilityAtDue: retrievabilityIn(after, daysUntilDue(after), parameters),
    };
  });
  const elapsed = daysSince(card.lastReviewAt, moment.occurredAt);
  return { retrievability: retrievabilityIn(card, elapsed, parameters), counts, outcomes };
}

function retrievabilityIn(
  card: Card,
  days: number | null,
  { weights }: SchedulingParameters,
): number | null {
  if (card.stability === null || days === null) return null;
  return retrievabilityAfter(weights, days, card.stability);
}

/** Due days lie whole days after the day of the review; due instants a fraction of a day after it. */
function daysUntilDue({ dueDay, dueAt, lastReviewDay, lastReviewAt }: Card): number | null {
  if (dueDay !== null) return lastReviewDay === null ? null : daysBetween(lastReviewDay, dueDay);
  return dueAt === null ? null : daysSince(lastReviewAt, dueAt);
}

function daysSince(from: Date | null, to: Date): number | null {
  return from === null ? null : (to.getTime() - from.getTime()) / MS_PER_DAY;
}
