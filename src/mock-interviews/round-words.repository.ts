import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { RoundFeedback, RoundNote } from './domain/mock-interview.js';
import { RoundFeedbackEntity } from './round-feedback.entity.js';
import { RoundNoteEntity } from './round-note.entity.js';

/** What people wrote in and after rounds, for those who take it along or leave. */
@Injectable()
export class RoundWordsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  listNotes(learnerId: string): Promise<RoundNote[]> {
    return this.manager.find(RoundNoteEntity, {
      where: { learnerId },
      order: { interviewId: 'ASC', roundNumber: 'ASC' },
    });
  }

  /** What others said of somebody, as far as it is revealed. */
  listRevealedAbout(learnerId: string): Promise<RoundFeedback[]> {
    return this.manager
      .createQueryBuilder(RoundFeedbackEntity, 'feedback')
      .where('feedback.learnerId = :learnerId', { learnerId })
      .andWhere('feedback.submittedAt IS NOT NULL')
      .andWhere(
        `EXISTS (SELECT FROM mock_interview interview
                  WHERE interview.id = feedback.interviewId AND interview.state = 'completed')`,
      )
      .orderBy('feedback.interviewId', 'ASC')
      .addOrderBy('feedback.roundNumber', 'ASC')
      .getMany();
  }

  listBy(authorId: string): Promise<RoundFeedback[]> {
    return this.manager.find(RoundFeedbackEntity, {
      where: { authorId },
      order: { interviewId: 'ASC', roundNumber: 'ASC' },
    });
  }

  /** What they said of others and handed in stays with those. */
  async removeAll(learnerId: string): Promise<void> {
    await this.manager.delete(RoundNoteEntity, { learnerId });
    await this.manager.delete(RoundFeedbackEntity, { learnerId });
    await this.manager.delete(RoundFeedbackEntity, { authorId: learnerId, submittedAt: IsNull() });
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
