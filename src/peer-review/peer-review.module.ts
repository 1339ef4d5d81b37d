import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CreditBook } from './credit-book.service.js';
import { PeerBlockEntity } from './peer-block.entity.js';
import { PeerCreditEntity } from './peer-credit.entity.js';
import { PeerCreditRepository } from './peer-credit.repository.js';
import { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';
import { PeerReviewSettingsEntity } from './peer-review-settings.entity.js';
import { PeerReviewSlotEntity } from './peer-review-slot.entity.js';
import { PeerReviewSlotRepository } from './peer-review-slot.repository.js';
import { PeerReviewEntity } from './peer-review.entity.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { PeerSettlementEntity } from './peer-settlement.entity.js';
import { PeerSettlementRepository } from './peer-settlement.repository.js';

/** Answers that their authors have others review, without either knowing the other. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      PeerBlockEntity,
      PeerCreditEntity,
      PeerReviewEntity,
      PeerReviewRequestEntity,
      PeerReviewSettingsEntity,
      PeerReviewSlotEntity,
      PeerSettlementEntity,
    ]),
  ],
  providers: [
    CreditBook,
    PeerCreditRepository,
    PeerReviewRepository,
    PeerReviewRequestRepository,
    PeerReviewSlotRepository,
    PeerSettlementRepository,
  ],
})
export class PeerReviewModule {}
