import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CardEntity } from './card.entity.js';
import type { ReviewEvent } from './domain/review-event.js';
import { LearnerPaceEntity } from './learner-pace.entity.js';
import { PracticeSettingsEntity } from './practice-settings.entity.js';
import { ReviewEventEntity, toReviewEvent } from './review-event.entity.js';
import { SchedulingParametersEntity } from './scheduling-parameters.entity.js';

/** Everything of one learner at once, for taking it away or deleting it. */
@Injectable()
export class SchedulingDataRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async listEvents(learnerId: string): Promise<ReviewEvent[]> {
    const rows = await this.unitOfWork.manager.find(ReviewEventEntity, {
      where: { learnerId },
      order: { occurredAt: 'ASC', id: 'ASC' },
    });
    return rows.map(toReviewEvent);
  }

  async listParameters(learnerId: string): Promise<SchedulingParametersEntity[]> {
    return this.unitOfWork.manager.find(SchedulingParametersEntity, {
      where: { learnerId },
      order: { version: 'ASC' },
    });
  }

  async removeAll(learnerId: string): Promise<void> {
    const { manager } = this.unitOfWork;
    await manager.delete(ReviewEventEntity, { learnerId });
    await manager.delete(CardEntity, { learnerId });
    await manager.delete(SchedulingParametersEntity, { learnerId });
    await manager.delete(LearnerPaceEntity, { learnerId });
    await manager.delete(PracticeSettingsEntity, { learnerId });
    await manager.query(`DELETE FROM bank_follow WHERE learner_id = $1`, [learnerId]);
    await manager.query(`DELETE FROM learner_state WHERE learner_id = $1`, [learnerId]);
  }
}
