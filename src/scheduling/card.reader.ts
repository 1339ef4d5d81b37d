import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CardEntity } from './card.entity.js';
import type { Card } from './domain/card.js';

/** What other features may know of a learner's cards. */
@Injectable()
export class CardReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The card as it is stored; null before the first event of its log. */
  find(learnerId: string, questionId: string): Promise<Card | null> {
    return this.unitOfWork.manager.findOneBy(CardEntity, { learnerId, questionId });
  }
}
