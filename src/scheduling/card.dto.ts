import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CanBeAbsent } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import type { Card, CardState } from './domain/card.js';
import { isLeech } from './domain/is-leech.js';
import { LEECH_HINT } from './domain/leech-hint.js';
import type { CardPreview, PreviewOutcome } from './domain/preview-card.js';
import type { Rating } from './domain/review-event.js';

const cardStates = ['new', 'learning', 'review', 'relearning'] as const;

/** One learner's memory of one question. */
export class CardResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  /** `new` has no memory; in `learning` and `relearning` it comes back within the day. */
  @ApiProperty({ enum: cardStates })
  state: CardState;
  /** Days until recall falls to 90 %; null without memory. @example 8.2956 */
  stability: number | null;
  /** 1 (easy) to 10; null without memory. @example 4.9 */
  difficulty: number | null;
  /** The study day a card in `review` comes back. @example 2026-11-30 */
  dueDay: string | null;
  /** The instant a card in a step comes back. @example 2026-11-22T09:45:00.000Z */
  dueAt: string | null;
  /** Study days from the last review to the due day. @example 8 */
  intervalDays: number;
  /** Reviews that moved memory. @example 3 */
  reps: number;
  /** Times it was forgotten after it had been learned. @example 0 */
  lapses: number;
  /** @example 2026-11-22T09:30:00.000Z */
  lastReviewAt: string | null;
  /** Study day of the first review. @example 2026-11-20 */
  introducedDay: string | null;
  /** Forgotten four times or more. */
  isLeech: boolean;
  /** What to do about a leech; null for any other card. */
  leechHint: string | null;
  /** Kept out of the queue until it is unsuspended. */
  suspended: boolean;
  /** Kept out of the queue on this study day. @example 2026-11-22 */
  buriedDay: string | null;
  /** Events in its log; grows with every one. @example 3 */
  version: number;
}

/** What a card is called where its reviews were imported from. */
export class ExternalCardResponse {
  /** @example 1711684180217 */
  cardKey: string;
}

/** A card, and whether it is of another app. */
export class NamedCardResponse extends CardResponse {
  /** Of a card whose reviews were imported and that no bank has; it never comes up in the queue. */
  external: ExternalCardResponse | null;
}

/** A page of cards. */
export class CardPageResponse {
  data: NamedCardResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** Filters of the list of cards. */
export class ListCardsQueryDto extends PageQueryDto {
  /** Only cards in this state. */
  @ApiProperty({ enum: cardStates })
  @CanBeAbsent()
  @IsIn(cardStates)
  state?: CardState;

  /** Only suspended cards (`true`), or only the others (`false`). */
  @ApiProperty({ enum: ['true', 'false'] })
  @CanBeAbsent()
  @IsIn(['true', 'false'])
  suspended?: 'true' | 'false';
}

/** What one rating would make of the card. */
export class PreviewOutcomeResponse {
  /** 1 Again, 2 Hard, 3 Good, 4 Easy. @example 3 */
  rating: Rating;
  @ApiProperty({ enum: cardStates })
  state: CardState;
  /** @example 2026-11-30 */
  dueDay: string | null;
  /** For a review at `asOf`; a later one is due as much later. */
  dueAt: string | null;
  /** @example 8 */
  intervalDays: number;
  /** Days until recall would fall to 90 %. @example 8.2956 */
  stability: number | null;
  /** @example 4.9 */
  difficulty: number | null;
  /** Probability of recall when it comes due, 0..1. @example 0.9 */
  retrievabilityAtDue: number | null;
}

/** The four possible outcomes of a review now. */
export class CardPreviewResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  /** Send it with the review: it then does exactly what is shown here, or is refused. */
  token: string;
  /** The instant the preview is made for. @example 2026-11-22T09:30:00.000Z */
  asOf: string;
  /** The learner's study day at that instant. @example 2026-11-22 */
  studyDay: string;
  /** Probability of recall now, 0..1; null for a new card. @example 0.91 */
  retrievability: number | null;
  /** False within a minute of the last review: then no rating changes anything. */
  counts: boolean;
  /** In the order Again, Hard, Good, Easy. */
  outcomes: PreviewOutcomeResponse[];
}

export function toCardResponse(card: Card): CardResponse {
  return {
    questionId: card.questionId,
    state: card.state,
    stability: card.stability,
    difficulty: card.difficulty,
    dueDay: card.dueDay,
    dueAt: card.dueAt?.toISOString() ?? null,
    intervalDays: card.intervalDays,
    reps: card.reps,
    lapses: card.lapses,
    lastReviewAt: card.lastReviewAt?.toISOString() ?? null,
    introducedDay: card.introducedDay,
    isLeech: isLeech(card),
    leechHint: isLeech(card) ? LEECH_HINT : null,
    suspended: card.suspended,
    buriedDay: card.buriedDay,
    version: card.version,
  };
}

/** @param cardKey the name of an external card, undefined for a question */
export function toNamedCardResponse(card: Card, cardKey: string | undefined): NamedCardResponse {
  return Object.assign(toCardResponse(card), {
    external: cardKey === undefined ? null : { cardKey },
  });
}

/** A preview and what it was made for. */
export interface PreviewAt {
  questionId: string;
  token: string;
  asOf: Date;
  studyDay: string;
  preview: CardPreview;
}

export function toCardPreviewResponse(made: PreviewAt): CardPreviewResponse {
  const { questionId, token, asOf, studyDay, preview } = made;
  return {
    questionId,
    token,
    asOf: asOf.toISOString(),
    studyDay,
    retrievability: preview.retrievability,
    counts: preview.counts,
    outcomes: preview.outcomes.map(toOutcomeResponse),
  };
}

function toOutcomeResponse(outcome: PreviewOutcome): PreviewOutcomeResponse {
  return { ...outcome, dueAt: outcome.dueAt?.toISOString() ?? null };
}
