import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DailyOverrideEntity } from './daily-override.entity.js';
import type { LimitsOverride } from './domain/queue.js';

/** The limits of one day, a row a learner. */
@Injectable()
export class DailyOverrideRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The latest one, of whichever day it is. */
  async find(learnerId: string): Promise<LimitsOverride | null> {
    const row = await this.unitOfWork.manager.findOneBy(DailyOverrideEntity, { learnerId });
    if (row === null) return null;
    const { studyDay, newPerDay, reviewsPerDay, minutesPerDay } = row;
    return { studyDay, newPerDay, reviewsPerDay, minutesPerDay };
  }

  async save(learnerId: string, override: LimitsOverride): Promise<void> {
    const row = { learnerId, ...override };
    await this.unitOfWork.manager.upsert(DailyOverrideEntity, row, ['learnerId']);
  }

  async remove(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(DailyOverrideEntity, { learnerId });
  }
}
