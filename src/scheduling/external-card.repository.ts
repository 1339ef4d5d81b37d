import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { SizedCard } from './card.repository.js';
import { ExternalCardEntity } from './external-card.entity.js';

/** A card by the name it has outside, and the id it has here. */
export type NamedCard = Pick<ExternalCardEntity, 'questionId' | 'cardKey'>;

/** The names of cards that no bank has. */
@Injectable()
export class ExternalCardRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those of these cards that are external, in no particular order. */
  find(learnerId: string, questionIds: readonly string[]): Promise<NamedCard[]> {
    return this.unitOfWork.manager.findBy(ExternalCardEntity, {
      learnerId,
      questionId: In([...questionIds]),
    });
  }

  /** By their names, byte by byte, which is the same order in every account. */
  page(learnerId: string, after: string, limit: number): Promise<(NamedCard & SizedCard)[]> {
    return this.unitOfWork.manager.query<(NamedCard & SizedCard)[]>(
      `SELECT e.question_id AS "questionId", e.card_key AS "cardKey", c.version AS "eventCount"
         FROM external_card e JOIN card c USING (learner_id, question_id)
        WHERE e.learner_id = $1 AND e.card_key > $2 ORDER BY e.card_key LIMIT $3`,
      [learnerId, after, limit],
    );
  }

  /** A card that is known already stays as it is. */
  async insertMissing(learnerId: string, cards: readonly NamedCard[]): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO external_card (learner_id, question_id, card_key)
       SELECT $1, * FROM unnest($2::uuid[], $3::text[]) ON CONFLICT DO NOTHING`,
      [learnerId, cards.map(({ questionId }) => questionId), cards.map(({ cardKey }) => cardKey)],
    );
  }
}
