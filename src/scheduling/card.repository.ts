import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CardEntity } from './card.entity.js';
import type { CardState } from './domain/card.js';

/** Which cards of a learner, from where on. */
export interface CardFilter {
  state?: CardState | undefined;
  suspended?: boolean | undefined;
  /** Only cards of questions after this one, by id. */
  after: string | null;
  limit: number;
}

/** The stored cards, for reading. Writing goes through the log. */
@Injectable()
export class CardRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** All cards of a learner, in no particular order. */
  async listAll(learnerId: string): Promise<CardEntity[]> {
    return this.unitOfWork.manager.findBy(CardEntity, { learnerId });
  }

  async list(learnerId: string, filter: CardFilter): Promise<CardEntity[]> {
    const { state, suspended, after, limit } = filter;
    const query = this.unitOfWork.manager
      .createQueryBuilder(CardEntity, 'card')
      .where('card.learnerId = :learnerId', { learnerId })
      .orderBy('card.questionId')
      .take(limit);
    if (state !== undefined) query.andWhere('card.state = :state', { state });
    if (suspended !== undefined) query.andWhere('card.suspended = :suspended', { suspended });
    if (after !== null) query.andWhere('card.questionId > :after', { after });
    return query.getMany();
  }
}
