import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import type { PeerReviewSettings, RatingPolicy } from './domain/peer-review-settings.js';
import { PeerReviewSettingsRepository } from './peer-review-settings.repository.js';

/** What is to change; undefined leaves it. */
export interface PeerReviewSettingsChange {
  readonly ratingPolicy?: RatingPolicy | null | undefined;
}

@Injectable()
export class PeerReviewSettingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: PeerReviewSettingsRepository,
  ) {}

  get(learnerId: string): Promise<PeerReviewSettings> {
    return this.settings.get(learnerId);
  }

  /** @throws AppError precondition-failed */
  update(
    learnerId: string,
    { ratingPolicy }: PeerReviewSettingsChange,
    ifMatch: string,
  ): Promise<PeerReviewSettings> {
    return this.unitOfWork.run(async () => {
      await this.settings.lock(learnerId);
      const stored = await this.settings.get(learnerId);
      const { version } = stored;
      assertUnchanged({ id: learnerId, version }, ifMatch);
      if (ratingPolicy === undefined || ratingPolicy === stored.ratingPolicy) return stored;
      const changed = { learnerId, ratingPolicy, version: version + 1 };
      await this.settings.save(changed);
      return changed;
    });
  }
}
