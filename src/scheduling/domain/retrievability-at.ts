import type { Card } from './card.js';
import { retrievabilityAfter } from './fsrs.js';
import type { SchedulingParameters } from './scheduling-parameters.js';

const MS_PER_DAY = 86_400_000;

/** The probability of recalling a card at an instant, 0..1; null without memory. */
export function retrievabilityAt(
  card: Pick<Card, 'stability' | 'lastReviewAt'>,
  instant: Date,
  { weights }: Pick<SchedulingParameters, 'weights'>,
): number | null {
  if (card.stability === null || card.lastReviewAt === null) return null;
  const days = (instant.getTime() - card.lastReviewAt.getTime()) / MS_PER_DAY;
  return retrievabilityAfter(weights, days, card.stability);
}
