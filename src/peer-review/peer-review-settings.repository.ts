import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PeerReviewSettings } from './domain/peer-review-settings.js';
import { PeerReviewSettingsEntity } from './peer-review-settings.entity.js';

@Injectable()
export class PeerReviewSettingsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What somebody set, or what holds as long as they did not. */
  async get(learnerId: string): Promise<PeerReviewSettings> {
    const row = await this.unitOfWork.manager.findOneBy(PeerReviewSettingsEntity, { learnerId });
    return row ?? { learnerId, ratingPolicy: null, version: 1 };
  }

  /** One change of somebody's settings at a time, until the transaction ends. */
  async lock(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended($1, 7005))`,
      [learnerId],
    );
  }

  async save(settings: PeerReviewSettings): Promise<void> {
    await this.unitOfWork.manager.upsert(PeerReviewSettingsEntity, { ...settings }, ['learnerId']);
  }
}
