import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { RoundFeedback } from './domain/mock-interview.js';
import { RoundFeedbackEntity } from './round-feedback.entity.js';

/** What people said to each other about rounds. */
@Injectable()
export class RoundFeedbackRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** All that was said in these interviews, in the order of the rounds. */
  list(interviewIds: readonly string[]): Promise<RoundFeedback[]> {
    return this.unitOfWork.manager.find(RoundFeedbackEntity, {
      where: { interviewId: In([...interviewIds]) },
      order: { interviewId: 'ASC', roundNumber: 'ASC', authorRole: 'ASC' },
    });
  }

  /** In place of what the same author said before. Only with the interview locked. */
  async save(feedback: RoundFeedback): Promise<void> {
    const keys = ['learnerId', 'interviewId', 'roundNumber'];
    await this.unitOfWork.manager.upsert(RoundFeedbackEntity, feedback, keys);
  }
}
