import { Injectable } from '@nestjs/common';
import { Cursors } from '../platform/http/paging.js';
import { CardLogRepository } from './card-log.repository.js';
import { CardRepository } from './card.repository.js';
import {
  toNamedCardResponse,
  type CardPageResponse,
  type ListCardsQueryDto,
  type NamedCardResponse,
} from './card.dto.js';
import type { Card } from './domain/card.js';
import { isExternalCard } from './domain/is-external-card.js';
import { ExternalCardRepository } from './external-card.repository.js';
import {
  toReviewEventResponse,
  type ListReviewsQueryDto,
  type ReviewEventPageResponse,
} from './review.dto.js';

/** A learner's events and cards, page by page. */
@Injectable()
export class ReviewLogService {
  constructor(
    private readonly log: CardLogRepository,
    private readonly cards: CardRepository,
    private readonly externalCards: ExternalCardRepository,
    private readonly cursors: Cursors,
  ) {}

  async list(learnerId: string, query: ListReviewsQueryDto): Promise<ReviewEventPageResponse> {
    const { limit, cursor, questionId } = query;
    const scope = ['reviews', learnerId, questionId];
    const position = this.cursors.decode(cursor, scope);
    const before =
      position === null
        ? null
        : { occurredAt: new Date(String(position[0])), id: String(position[1]) };
    const events = await this.log.pageEvents(learnerId, { questionId, before, limit: limit + 1 });
    return this.cursors.toPage(
      events,
      { limit, scope },
      {
        positionOf: ({ occurredAt, id }) => [occurredAt.toISOString(), id],
        toItem: toReviewEventResponse,
      },
    );
  }

  async listCards(learnerId: string, query: ListCardsQueryDto): Promise<CardPageResponse> {
    const { limit, cursor, state } = query;
    const suspended = query.suspended === undefined ? undefined : query.suspended === 'true';
    const scope = ['cards', learnerId, state, suspended];
    const after = this.cursors.decode(cursor, scope)?.[0] ?? null;
    const cards = await this.cards.list(learnerId, {
      state,
      suspended,
      after: after === null ? null : String(after),
      limit: limit + 1,
    });
    const keyOf = await this.keysOf(learnerId, cards);
    return this.cursors.toPage(
      cards,
      { limit, scope },
      {
        positionOf: ({ questionId }) => [questionId],
        toItem: (card) => toNamedCardResponse(card, keyOf.get(card.questionId)),
      },
    );
  }

  /** A card as it is shown by itself. */
  async describeCard(card: Card): Promise<NamedCardResponse> {
    const keyOf = await this.keysOf(card.learnerId, [card]);
    return toNamedCardResponse(card, keyOf.get(card.questionId));
  }

  /** The names of those of these cards that are external. */
  private async keysOf(
    learnerId: string,
    cards: readonly Card[],
  ): Promise<ReadonlyMap<string, string>> {
    const ids = cards.map(({ questionId }) => questionId).filter(isExternalCard);
    const named = ids.length === 0 ? [] : await this.externalCards.find(learnerId, ids);
    return new Map(named.map(({ questionId, cardKey }) => [questionId, cardKey]));
  }
}
