import type { FieldProblem } from '../../kernel/app-error.js';
import { isKnownZone } from '../../kernel/iana-zone.js';
import type { Learner } from './learner.js';
import { studyDayOf } from './study-day.js';
import type { StudyDay } from './study-day.js';

/** Where and when an event stands in its learner's log. */
export interface EventPlace {
  readonly learnerId: string;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly zone: string;
  readonly studyDay: StudyDay;
}

export type Placement =
  | { readonly kind: 'placed'; readonly place: EventPlace }
  | { readonly kind: 'refused'; readonly problem: FieldProblem };

const CLOCK_TOLERANCE_MS = 5 * 60_000;

/**
 * Settles the instant and the study day of an event that is told at `now`. The day is frozen here: a
 * later change of zone leaves it. What is not given is the learner's own zone, and now. Refuses an
 * instant more than five minutes ahead, as clocks differ by no more, and a zone that IANA does not know.
 */
export function placeInLog(
  learner: Learner,
  given: { readonly occurredAt?: Date | undefined; readonly zone?: string | undefined },
  now: Date,
): Placement {
  const { occurredAt = now, zone = learner.zone } = given;
  if (occurredAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) {
    const detail = 'lies more than five minutes in the future';
    return refused({ pointer: '#/occurredAt', code: 'in-the-future', detail });
  }
  if (!isKnownZone(zone)) {
    return refused({ pointer: '#/zone', code: 'unknown-zone', detail: 'is not an IANA time zone' });
  }
  const studyDay = studyDayOf(occurredAt, { zone, rolloverHour: learner.rolloverHour });
  const place = { learnerId: learner.id, occurredAt, receivedAt: now, zone, studyDay };
  return { kind: 'placed', place };
}

function refused(problem: FieldProblem): Placement {
  return { kind: 'refused', problem };
}
