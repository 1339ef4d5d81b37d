import type { Card } from '../../src/scheduling/domain/card.js';
import { foldEvents } from '../../src/scheduling/domain/fold-events.js';
import { newCard } from '../../src/scheduling/domain/new-card.js';
import { rateCard } from '../../src/scheduling/domain/rate-card.js';
import type { Rating, ReviewRecorded } from '../../src/scheduling/domain/review-event.js';
import {
  FIRST_SCHEDULING_PARAMETERS,
  type SchedulingParameters,
} from '../../src/scheduling/domain/scheduling-parameters.js';
import { startOfStudyDay } from '../../src/scheduling/domain/start-of-study-day.js';
import { studyDayOf } from '../../src/scheduling/domain/study-day.js';

/** A card and the log it is the fold of. */
export interface CardHistory {
  readonly card: Card;
  readonly events: readonly ReviewRecorded[];
}

/** The learner's clock; all of them live in one zone, so that one history serves many. */
export const learnerClock = { zone: 'Europe/Berlin', rolloverHour: 4 } as const;

/** Those without fuzz, whose due days are the same for every learner. */
export const parametersOf = (): SchedulingParameters => FIRST_SCHEDULING_PARAMETERS;

const msPerHour = 3_600_000;
const msPerDay = 24 * msPerHour;

/** What a history is drawn from. */
export interface HistoryWish {
  readonly learnerId: string;
  readonly questionId: string;
  readonly introducedAt: Date;
  /** The learner's last session; nothing is reviewed after it. */
  readonly until: Date;
  readonly chance: () => number;
}

/** The log of a card that was reviewed when it was due, or somewhat later, and what it came to. */
export function makeHistory(wish: HistoryWish): CardHistory {
  const events: ReviewRecorded[] = [];
  let card = newCard(wish);
  for (let at = wish.introducedAt; at <= wish.until; at = nextSession(card, wish.chance)) {
    const event = reviewAt(at, events.length, wish);
    events.push(event);
    card = rateCard(card, event, parametersOf());
  }
  return { card: foldEvents(events, parametersOf, wish).card, events };
}

function reviewAt(occurredAt: Date, index: number, wish: HistoryWish): ReviewRecorded {
  const { learnerId, questionId, chance } = wish;
  return {
    // Placeholder: every learner who gets this history gets ids of their own.
    id: `00000000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    learnerId,
    questionId,
    kind: 'review',
    rating: drawRating(chance()),
    source: 'direct',
    attemptId: null,
    policy: null,
    dueDay: null,
    occurredAt,
    receivedAt: occurredAt,
    zone: learnerClock.zone,
    studyDay: studyDayOf(occurredAt, learnerClock),
    durationMs: 30_000 + Math.round(chance() * 120_000),
    parametersVersion: parametersOf().version,
  };
}

/** About what learners press: one recall in eight fails. */
function drawRating(chance: number): Rating {
  if (chance < 0.12) return 1;
  if (chance < 0.27) return 2;
  return chance < 0.88 ? 3 : 4;
}

/** A step is answered as it comes due; a review on its day, one in ten up to three days late. */
function nextSession({ dueAt, dueDay }: Card, chance: () => number): Date {
  if (dueAt !== null) return new Date(dueAt.getTime() + Math.round(chance() * 5 * 60_000));
  if (dueDay === null) throw new RangeError('a reviewed card is due some time');
  const lateDays = chance() < 0.1 ? Math.ceil(chance() * 3) : 0;
  const start = startOfStudyDay(dueDay, learnerClock).getTime() + lateDays * msPerDay;
  return new Date(start + Math.round((5 + chance() * 12) * msPerHour));
}
