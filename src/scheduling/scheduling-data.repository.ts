import { Injectable } from '@nestjs/common';
import { plainColumns } from '../platform/database/plain-rows.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CardEntity } from './card.entity.js';
import type { ReviewEvent } from './domain/review-event.js';
import { ExternalCardEntity } from './external-card.entity.js';
import { LearnerPaceEntity } from './learner-pace.entity.js';
import { PracticeSettingsEntity } from './practice-settings.entity.js';
import { ReviewEventEntity, toReviewEvent } from './review-event.entity.js';
import { SchedulingParametersEntity } from './scheduling-parameters.entity.js';

/** Everything of one learner at once, for taking it away or deleting it. */
@Injectable()
export class SchedulingDataRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In log order. As plain rows: made into entities, a long log takes longer to read than to fold. */
  async listEvents(learnerId: string): Promise<ReviewEvent[]> {
    const { manager } = this.unitOfWork;
    const rows = await manager.query<ReviewEventEntity[]>(
      `SELECT ${plainColumns(manager, ReviewEventEntity)} FROM review_event
        WHERE learner_id = $1 ORDER BY occurred_at, id`,
      [learnerId],
    );
    return rows.map(toReviewEvent);
  }

  async listExternalCards(learnerId: string): Promise<ExternalCardEntity[]> {
    return this.unitOfWork.manager.find(ExternalCardEntity, {
      where: { learnerId },
      order: { cardKey: 'ASC' },
    });
  }

  async listParameters(learnerId: string): Promise<SchedulingParametersEntity[]> {
    return this.unitOfWork.manager.find(SchedulingParametersEntity, {
      where: { learnerId },
      order: { version: 'ASC' },
    });
  }

  async listUsedParameters(learnerId: string): Promise<SchedulingParametersEntity[]> {
    return this.unitOfWork.manager
      .createQueryBuilder(SchedulingParametersEntity, 'parameters')
      .where(
        `parameters.learnerId = :learnerId AND EXISTS (SELECT FROM review_event e
          WHERE e.learner_id = :learnerId AND e.parameters_version = parameters.version)`,
        { learnerId },
      )
      .orderBy('parameters.version')
      .getMany();
  }

  async removeAll(learnerId: string): Promise<void> {
    const { manager } = this.unitOfWork;
    await manager.delete(ReviewEventEntity, { learnerId });
    await manager.delete(CardEntity, { learnerId });
    await manager.delete(ExternalCardEntity, { learnerId });
    await manager.delete(SchedulingParametersEntity, { learnerId });
    await manager.delete(LearnerPaceEntity, { learnerId });
    await manager.delete(PracticeSettingsEntity, { learnerId });
    await manager.query(`DELETE FROM bank_follow WHERE learner_id = $1`, [learnerId]);
    await manager.query(`DELETE FROM learner_state WHERE learner_id = $1`, [learnerId]);
  }
}
