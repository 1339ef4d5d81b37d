import { isKnownZone } from '../kernel/iana-zone.js';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import type { ReviewEvent } from './domain/review-event.js';
import type { Learner } from './domain/learner.js';
import { studyDayOf } from './domain/study-day.js';

const clockToleranceMs = 5 * 60_000;

/** Where and when an event is placed in the learner's log, checked. */
export interface PlacedEventFields {
  readonly learnerId: string;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly zone: string;
  readonly studyDay: string;
}

/**
 * Settle an event's instant and study day. The day is frozen here: a later change of zone leaves it.
 *
 * @throws AppError rule-violated for an instant more than five minutes ahead, or an unknown zone
 */
export function placeEvent(
  learner: Learner,
  given: { occurredAt?: string | undefined; zone?: string | undefined },
  now: Date,
): PlacedEventFields {
  const occurredAt = given.occurredAt === undefined ? now : new Date(given.occurredAt);
  if (occurredAt.getTime() > now.getTime() + clockToleranceMs) {
    const detail = 'lies more than five minutes in the future';
    throw ruleViolated([{ pointer: '#/occurredAt', code: 'in-the-future', detail }]);
  }
  const zone = given.zone ?? learner.zone;
  if (!isKnownZone(zone)) {
    const detail = 'is not an IANA time zone';
    throw ruleViolated([{ pointer: '#/zone', code: 'unknown-zone', detail }]);
  }
  const studyDay = studyDayOf(occurredAt, { zone, rolloverHour: learner.rolloverHour });
  return { learnerId: learner.id, occurredAt, receivedAt: now, zone, studyDay };
}

/**
 * Whether a client sent this very event before. When and where the server placed it does not count,
 * unless the client said so itself.
 *
 * @throws AppError already-exists when the id belongs to another event
 */
export function assertSameEvent(stored: ReviewEvent, sent: Partial<ReviewEvent>): void {
  const known = new Map<string, unknown>(Object.entries(stored));
  const differs = Object.entries(sent).some(
    ([key, value]) => JSON.stringify(known.get(key)) !== JSON.stringify(value),
  );
  if (differs) throw new AppError('already-exists', 'This id belongs to another event of yours.');
}
