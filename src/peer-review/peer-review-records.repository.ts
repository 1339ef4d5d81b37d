import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PeerReviewRequest } from './domain/peer-review-request.js';
import { PeerBlockEntity } from './peer-block.entity.js';
import { PeerCreditEntity } from './peer-credit.entity.js';
import { PeerReliabilityEntity } from './peer-reliability.entity.js';
import { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { PeerReviewSettingsEntity } from './peer-review-settings.entity.js';

/** All that is kept about somebody who has their answers reviewed, or reviews. */
@Injectable()
export class PeerReviewRecords {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In the order in which they were made. */
  listRequests(learnerId: string): Promise<PeerReviewRequest[]> {
    return this.unitOfWork.manager.find(PeerReviewRequestEntity, {
      where: { learnerId },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  /** Slots, reviews and settlements go with their requests. */
  async removeAll(learnerId: string): Promise<void> {
    for (const entity of [
      PeerReviewRequestEntity,
      PeerCreditEntity,
      PeerBlockEntity,
      PeerReviewSettingsEntity,
      PeerReliabilityEntity,
    ]) {
      await this.unitOfWork.manager.delete(entity, { learnerId });
    }
  }
}
