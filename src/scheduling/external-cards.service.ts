import { Injectable } from '@nestjs/common';
import type { SizedCard } from './card.repository.js';
import { ExternalCardRepository, type NamedCard } from './external-card.repository.js';

/** Cards of other apps: known by the names they have there, and by their history. */
@Injectable()
export class ExternalCards {
  constructor(private readonly cards: ExternalCardRepository) {}

  /** Those with events, by their names, byte by byte. */
  page(learnerId: string, after: string, limit: number): Promise<(NamedCard & SizedCard)[]> {
    return this.cards.page(learnerId, after, limit);
  }

  /** Keep the names of cards whose events come in with the same transaction. */
  add(learnerId: string, cards: readonly NamedCard[]): Promise<void> {
    return this.cards.insertMissing(learnerId, cards);
  }
}
