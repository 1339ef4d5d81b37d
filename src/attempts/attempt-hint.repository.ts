import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AttemptHintEntity } from './attempt-hint.entity.js';

/** Which hints were shown during which attempt. */
@Injectable()
export class AttemptHintRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In the order in which they were shown. */
  list(learnerId: string, attemptId: string): Promise<AttemptHintEntity[]> {
    return this.unitOfWork.manager.find(AttemptHintEntity, {
      where: { learnerId, attemptId },
      order: { hintIndex: 'ASC' },
    });
  }

  async insert(hint: AttemptHintEntity): Promise<void> {
    await this.unitOfWork.manager.insert(AttemptHintEntity, hint);
  }

  listAll(learnerId: string): Promise<AttemptHintEntity[]> {
    return this.unitOfWork.manager.find(AttemptHintEntity, {
      where: { learnerId },
      order: { shownAt: 'ASC', attemptId: 'ASC', hintIndex: 'ASC' },
    });
  }
}
