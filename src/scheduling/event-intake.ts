import { AppError, ruleViolated } from '../kernel/app-error.js';
import { isSameEvent } from './domain/is-same-event.js';
import type { Learner } from './domain/learner.js';
import { placeInLog, type EventPlace } from './domain/place-in-log.js';
import type { ReviewEvent } from './domain/review-event.js';

/**
 * Settle the instant and study day of an event that came by itself.
 *
 * @throws AppError rule-violated for an instant more than five minutes ahead, or an unknown zone
 */
export function placeEvent(
  learner: Learner,
  given: { occurredAt?: string | undefined; zone?: string | undefined },
  now: Date,
): EventPlace {
  const { occurredAt, zone } = given;
  const instant = occurredAt === undefined ? undefined : new Date(occurredAt);
  const placement = placeInLog(learner, { occurredAt: instant, zone }, now);
  if (placement.kind === 'refused') throw ruleViolated([placement.problem]);
  return placement.place;
}

/** @throws AppError already-exists when the id belongs to another event */
export function assertSameEvent(stored: ReviewEvent, said: object): void {
  if (isSameEvent(stored, said)) return;
  throw new AppError('already-exists', 'This id belongs to another event of yours.');
}
