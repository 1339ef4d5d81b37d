import { Injectable } from '@nestjs/common';
import { toPeerBlockResponse } from './peer-block.dto.js';
import { PeerBlockRepository } from './peer-block.repository.js';
import { toPeerCreditResponse } from './peer-credit.dto.js';
import { PeerCreditRepository } from './peer-credit.repository.js';
import { PeerReviewSettingsRepository } from './peer-review-settings.repository.js';

/** Somebody's credits, blocks and settings, whole, as the lists of them show them. */
@Injectable()
export class OwnRecords {
  constructor(
    private readonly credits: PeerCreditRepository,
    private readonly blocks: PeerBlockRepository,
    private readonly settings: PeerReviewSettingsRepository,
  ) {}

  async all(learnerId: string): Promise<object> {
    const credits = await this.credits.list(learnerId, { before: null, limit: null });
    const blocks = await this.blocks.list(learnerId, { after: null, limit: null });
    const { ratingPolicy } = await this.settings.get(learnerId);
    return {
      credits: credits.map(toPeerCreditResponse),
      blocks: blocks.map(toPeerBlockResponse),
      settings: { ratingPolicy },
    };
  }
}
