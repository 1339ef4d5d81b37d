import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { CohortsModule } from '../cohorts/cohorts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { CreditBook } from './credit-book.service.js';
import { Escalations } from './escalations.service.js';
import { PeerBlockEntity } from './peer-block.entity.js';
import { PeerCreditEntity } from './peer-credit.entity.js';
import { PeerCreditRepository } from './peer-credit.repository.js';
import { PeerModeration } from './peer-moderation.service.js';
import { PeerReviewRequestController } from './peer-review-request.controller.js';
import { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';
import { PeerReviewRequests } from './peer-review-request.service.js';
import { PeerReviewSettingsEntity } from './peer-review-settings.entity.js';
import { PeerReviewSlotEntity } from './peer-review-slot.entity.js';
import { PeerReviewSlotRepository } from './peer-review-slot.repository.js';
import { PeerReviewEntity } from './peer-review.entity.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { PeerSettlementEntity } from './peer-settlement.entity.js';
import { PeerSettlementRepository } from './peer-settlement.repository.js';
import { RequestAuthors } from './request-authors.service.js';
import { RequestMaking } from './request-making.service.js';
import { RequestProgress } from './request-progress.service.js';
import { RequestResolving } from './request-resolving.service.js';
import { RequestTermsFinder } from './request-terms.service.js';
import { ReviewedAnswerReader } from './reviewed-answer.reader.js';
import { ReviewStriking } from './review-striking.service.js';
import { SlotRefunds } from './slot-refunds.service.js';

/** Answers that their authors have others review, without either knowing the other. */
@Module({
  imports: [
    AttemptsModule,
    CohortsModule,
    IdentityModule,
    QuestionBankModule,
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
  controllers: [PeerReviewRequestController],
  providers: [
    CreditBook,
    Escalations,
    PeerCreditRepository,
    PeerModeration,
    PeerReviewRepository,
    PeerReviewRequestRepository,
    PeerReviewRequests,
    PeerReviewSlotRepository,
    PeerSettlementRepository,
    RequestAuthors,
    RequestMaking,
    RequestProgress,
    RequestResolving,
    RequestTermsFinder,
    ReviewStriking,
    ReviewedAnswerReader,
    SlotRefunds,
  ],
  exports: [Escalations, PeerModeration, ReviewedAnswerReader],
})
export class PeerReviewModule {}
