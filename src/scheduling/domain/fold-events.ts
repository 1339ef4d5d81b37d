import type { Card } from './card.js';
import { compareEvents } from './compare-events.js';
import { countsAsReview } from './counts-as-review.js';
import { forgetCard } from './forget-card.js';
import { newCard } from './new-card.js';
import type { CardOwner } from './new-card.js';
import { daysBetween } from './days-between.js';
import { rateCard } from './rate-card.js';
import { rescheduleCard } from './reschedule-card.js';
import type { Recall } from './reschedule-card.js';
import type {
  CardMarked,
  CardRescheduled,
  Rating,
  RatingCorrected,
  ReviewEvent,
  ReviewRecorded,
} from './review-event.js';
import type { SchedulingParameters } from './scheduling-parameters.js';
import { setDueDay } from './set-due-day.js';
import { voidedIds } from './voided-ids.js';

export type ParametersOf = (version: number) => SchedulingParameters;

/**
 * What came of an event: `applied` changed the card; `voided` was taken back; `too-soon` is a review
 * within a minute of the last; `no-memory` a due day set on, or a reschedule of, a new card; `no-change` never acts on the
 * card by itself (practice, and corrections and voids, which act through their targets).
 */
export type EventEffect = 'applied' | 'voided' | 'too-soon' | 'no-memory' | 'no-change';

/** One event in its place in the log. `before` and `after` are the same object if nothing changed. */
export interface FoldedEvent {
  readonly event: ReviewEvent;
  readonly effect: EventEffect;
  /** The rating a review counts with, corrections included; null for other kinds. */
  readonly rating: Rating | null;
  /** The correction that gave it that rating, if one did. */
  readonly correctionId: string | null;
  readonly before: Card;
  readonly after: Card;
}

export interface FoldedLog {
  readonly card: Card;
  /** Every event of the log, in log order. */
  readonly events: readonly FoldedEvent[];
}

type Step = Pick<FoldedEvent, 'effect' | 'after'>;

/**
 * The card a log amounts to, and what each event did to it. The log is one card's, in any order; it is
 * read by occurredAt, then id, so the order of arrival never matters. `parametersOf` gives the
 * parameters of a version an event names. Nothing a phone may have queued offline makes it throw. A log
 * without events has no owner to read off, so `owner` is needed then, and only then: RangeError.
 */
export function foldEvents(
  events: readonly ReviewEvent[],
  parametersOf: ParametersOf,
  owner: CardOwner | undefined = events[0],
): FoldedLog {
  if (owner === undefined) throw new RangeError('a log without events needs an owner');
  const sorted = events.toSorted(compareEvents);
  const voided = voidedIds(sorted);
  const judgements = { voided, corrections: effectiveCorrections(sorted, voided) };
  const folded: FoldedEvent[] = [];
  let card = newCard(owner, events.length);
  for (const event of sorted) {
    const next = foldEvent({ card, folded }, event, judgements, parametersOf);
    card = next.after;
    folded.push(next);
  }
  return { card, events: folded };
}

/** What later events say of earlier ones. */
interface Judgements {
  readonly voided: ReadonlySet<string>;
  readonly corrections: ReadonlyMap<string, RatingCorrected>;
}

/** The card as far as it has been read, and how it came to be. */
interface Standing {
  readonly card: Card;
  readonly folded: readonly FoldedEvent[];
}

function foldEvent(
  standing: Standing,
  event: ReviewEvent,
  { voided, corrections }: Judgements,
  parametersOf: ParametersOf,
): FoldedEvent {
  const before = standing.card;
  const correction = corrections.get(event.id) ?? null;
  const rating = event.kind === 'review' ? (correction?.rating ?? event.rating) : null;
  const correctionId = rating === null ? null : (correction?.id ?? null);
  const { effect, after } = voided.has(event.id)
    ? { effect: 'voided' as const, after: before }
    : apply(standing, event, rating, parametersOf);
  return { event, effect, rating, correctionId, before, after };
}

/** By target: a settlement may be corrected in turn, so the last one standing is what it came to. */
function effectiveCorrections(
  sorted: readonly ReviewEvent[],
  voided: ReadonlySet<string>,
): ReadonlyMap<string, RatingCorrected> {
  const corrections = new Map<string, RatingCorrected>();
  for (const event of sorted) {
    if (event.kind === 'correction' && !voided.has(event.id))
      corrections.set(event.targetId, event);
  }
  return corrections;
}

function apply(
  standing: Standing,
  event: ReviewEvent,
  rating: Rating | null,
  parametersOf: ParametersOf,
): Step {
  const { card } = standing;
  switch (event.kind) {
    case 'review':
      return review(card, event, rating ?? event.rating, parametersOf);
    case 'set-due':
      return ifRemembered(card, setDueDay(card, event.dueDay, event.studyDay));
    case 'reschedule':
      return ifRemembered(card, reschedule(standing, event, parametersOf));
    case 'practice':
    case 'correction':
    case 'void':
    case 'unvoid':
      return { effect: 'no-change', after: card };
    default:
      return { effect: 'applied', after: mark(card, event) };
  }
}

function ifRemembered(card: Card, after: Card | null): Step {
  return after === null ? { effect: 'no-memory', after: card } : { effect: 'applied', after };
}

function reschedule(
  { card, folded }: Standing,
  event: CardRescheduled,
  parametersOf: ParametersOf,
): Card | null {
  const isForgotten = (each: FoldedEvent): boolean =>
    each.event.kind === 'forget' && each.effect === 'applied';
  const sinceNew = folded.slice(folded.findLastIndex(isForgotten) + 1);
  return rescheduleCard(card, sinceNew.flatMap(recallOf), parametersOf(event.parametersVersion));
}

function recallOf({ event, effect, rating, before }: FoldedEvent): Recall[] {
  if (effect !== 'applied' || rating === null) return [];
  const { lastReviewDay } = before;
  const deltaDays =
    lastReviewDay === null ? 0 : Math.max(0, daysBetween(lastReviewDay, event.studyDay));
  return [{ rating, deltaDays }];
}

function mark(card: Card, { kind, studyDay }: CardMarked): Card {
  switch (kind) {
    case 'forget':
      return forgetCard(card);
    case 'suspend':
    case 'unsuspend':
      return { ...card, suspended: kind === 'suspend' };
    case 'bury':
      return { ...card, buriedDay: studyDay };
  }
}

/** A corrected review keeps its own time and parameters: only the judgement was wrong. */
function review(
  card: Card,
  event: ReviewRecorded,
  rating: Rating,
  parametersOf: ParametersOf,
): Step {
  if (!countsAsReview(card.lastReviewAt, event.occurredAt, event.source)) {
    return { effect: 'too-soon', after: card };
  }
  const { occurredAt, studyDay, dueDay, parametersVersion } = event;
  const rated = { rating, occurredAt, studyDay, dueDay };
  return { effect: 'applied', after: rateCard(card, rated, parametersOf(parametersVersion)) };
}
