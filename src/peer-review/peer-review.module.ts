import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { CohortsModule } from '../cohorts/cohorts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { ClaimRights } from './claim-rights.service.js';
import { CreditBook } from './credit-book.service.js';
import { Escalations } from './escalations.service.js';
import { LeaseRemindersJob } from './lease-reminders.job.js';
import { NewLeases } from './new-leases.js';
import { OwnReviewList } from './own-review-list.service.js';
import { OwnReviews } from './own-reviews.service.js';
import { PeerBlockEntity } from './peer-block.entity.js';
import { PeerCreditEntity } from './peer-credit.entity.js';
import { PeerCreditRepository } from './peer-credit.repository.js';
import { PeerModeration } from './peer-moderation.service.js';
import { PeerReviewController } from './peer-review.controller.js';
import { PeerReviewEntity } from './peer-review.entity.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { PeerReviewRequestController } from './peer-review-request.controller.js';
import { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';
import { PeerReviewRequests } from './peer-review-request.service.js';
import { PeerReviewSettingsEntity } from './peer-review-settings.entity.js';
import { PeerReviewSlotEntity } from './peer-review-slot.entity.js';
import { PeerReviewSlotRepository } from './peer-review-slot.repository.js';
import { PeerReviewWorkController } from './peer-review-work.controller.js';
import { PeerSettlementEntity } from './peer-settlement.entity.js';
import { PeerSettlementRepository } from './peer-settlement.repository.js';
import { RequestAuthors } from './request-authors.service.js';
import { RequestMaking } from './request-making.service.js';
import { RequestProgress } from './request-progress.service.js';
import { RequestResolving } from './request-resolving.service.js';
import { RequestTermsFinder } from './request-terms.service.js';
import { ReviewedAnswerReader } from './reviewed-answer.reader.js';
import { ReviewClaims } from './review-claims.service.js';
import { ReviewDesk } from './review-desk.service.js';
import { ReviewDrafts } from './review-drafts.service.js';
import { ReviewGrading } from './review-grading.service.js';
import { ReviewLeases } from './review-leases.service.js';
import { ReviewLocks } from './review-locks.js';
import { ReviewRecords } from './review-records.service.js';
import { ReviewStriking } from './review-striking.service.js';
import { ReviewSubmission } from './review-submission.service.js';
import { ReviewSupply } from './review-supply.service.js';
import { ReviewViews } from './review-views.service.js';
import { ReviewerOutlines } from './reviewer-outlines.service.js';
import { ReviewsGivenSection } from './reviews-given-section.js';
import { SlotRefunds } from './slot-refunds.service.js';

/** Answers that their authors have others review, without either knowing the other. */
@Module({
  imports: [
    AttemptsModule,
    CohortsModule,
    IdentityModule,
    NotificationsModule,
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
  controllers: [PeerReviewController, PeerReviewRequestController, PeerReviewWorkController],
  providers: [
    ClaimRights,
    CreditBook,
    Escalations,
    LeaseRemindersJob,
    NewLeases,
    OwnReviewList,
    OwnReviews,
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
    ReviewClaims,
    ReviewDesk,
    ReviewDrafts,
    ReviewGrading,
    ReviewLeases,
    ReviewLocks,
    ReviewRecords,
    ReviewStriking,
    ReviewedAnswerReader,
    ReviewSubmission,
    ReviewSupply,
    ReviewViews,
    ReviewerOutlines,
    ReviewsGivenSection,
    SlotRefunds,
  ],
  exports: [Escalations, PeerModeration, ReviewedAnswerReader],
})
export class PeerReviewModule {}
