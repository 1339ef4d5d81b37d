import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { CalibrationModule } from '../calibration/calibration.module.js';
import { CohortsModule } from '../cohorts/cohorts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { ClaimRights } from './claim-rights.service.js';
import { CohortRequestsReader } from './cohort-requests.reader.js';
import { CreditBook } from './credit-book.service.js';
import { DueRequests } from './due-requests.service.js';
import { Escalations } from './escalations.service.js';
import { GraderStandings } from './grader-standings.service.js';
import { LeaseRemindersJob } from './lease-reminders.job.js';
import { NewBlocks } from './new-blocks.js';
import { NewLeases } from './new-leases.js';
import { OwnRecords } from './own-records.service.js';
import { OwnRequests } from './own-requests.service.js';
import { OwnReviewList } from './own-review-list.service.js';
import { OwnReviews } from './own-reviews.service.js';
import { PeerBlockList } from './peer-block-list.service.js';
import { PeerBlockReader } from './peer-block.reader.js';
import { PeerBlockController } from './peer-block.controller.js';
import { PeerBlockEntity } from './peer-block.entity.js';
import { PeerBlockRepository } from './peer-block.repository.js';
import { PeerBlocks } from './peer-block.service.js';
import { PeerCreditList } from './peer-credit-list.service.js';
import { PeerCreditController } from './peer-credit.controller.js';
import { PeerCreditEntity } from './peer-credit.entity.js';
import { PeerCreditRepository } from './peer-credit.repository.js';
import { PeerModeration } from './peer-moderation.service.js';
import { PeerOpinionReader } from './peer-opinion.reader.js';
import { PeerReliabilityEntity } from './peer-reliability.entity.js';
import { PeerReliabilityRepository } from './peer-reliability.repository.js';
import { PeerReviewExport } from './peer-review-export.service.js';
import { PeerReviewRecords } from './peer-review-records.repository.js';
import { PeerReviewRequestController } from './peer-review-request.controller.js';
import { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';
import { PeerReviewSection } from './peer-review-section.js';
import { PeerReviewSettingsController } from './peer-review-settings.controller.js';
import { PeerReviewSettingsEntity } from './peer-review-settings.entity.js';
import { PeerReviewSettingsRepository } from './peer-review-settings.repository.js';
import { PeerReviewSettingsService } from './peer-review-settings.service.js';
import { PeerReviewSlotEntity } from './peer-review-slot.entity.js';
import { PeerReviewSlotRepository } from './peer-review-slot.repository.js';
import { PeerReviewWorkController } from './peer-review-work.controller.js';
import { PeerReviewController } from './peer-review.controller.js';
import { PeerReviewEntity } from './peer-review.entity.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { PeerSettlementEntity } from './peer-settlement.entity.js';
import { PeerSettlementRepository } from './peer-settlement.repository.js';
import { ReceivedReviewController } from './received-review.controller.js';
import { ReceivedReviews } from './received-reviews.service.js';
import { ReckonPeerReliabilityJob } from './reckon-peer-reliability.job.js';
import { ReliabilityReckoning } from './reliability-reckoning.service.js';
import { RequestAsking } from './request-asking.service.js';
import { RequestAuthors } from './request-authors.service.js';
import { RequestCancelling } from './request-cancelling.service.js';
import { RequestMaking } from './request-making.service.js';
import { RequestProgress } from './request-progress.service.js';
import { RequestResolving } from './request-resolving.service.js';
import { RequestSteps } from './request-steps.service.js';
import { RequestTermsFinder } from './request-terms.service.js';
import { RequestViews } from './request-views.service.js';
import { Resettling } from './resettling.service.js';
import { ReviewClaims } from './review-claims.service.js';
import { ReviewComparisons } from './review-comparisons.service.js';
import { ReviewDesk } from './review-desk.service.js';
import { ReviewDrafts } from './review-drafts.service.js';
import { ReviewFeedback } from './review-feedback.service.js';
import { ReviewGrading } from './review-grading.service.js';
import { ReviewLeases } from './review-leases.service.js';
import { ReviewLocks } from './review-locks.js';
import { ReviewRecords } from './review-records.service.js';
import { ReviewStriking } from './review-striking.service.js';
import { ReviewSubmission } from './review-submission.service.js';
import { ReviewSupply } from './review-supply.service.js';
import { ReviewViews } from './review-views.service.js';
import { ReviewedAnswerReader } from './reviewed-answer.reader.js';
import { ReviewerOutlines } from './reviewer-outlines.service.js';
import { ReviewsGivenSection } from './reviews-given-section.js';
import { SettlePeerReviewsJob } from './settle-peer-reviews.job.js';
import { SettlementBook } from './settlement-book.service.js';
import { SettlementGrades } from './settlement-grades.service.js';
import { SettlementWeighing } from './settlement-weighing.service.js';
import { SettlementsInForce } from './settlements-in-force.service.js';
import { SlotRefunds } from './slot-refunds.service.js';
import { Withholding } from './withholding.service.js';

/** Answers that their authors have others review, without either knowing the other. */
@Module({
  imports: [
    AttemptsModule,
    CalibrationModule,
    CohortsModule,
    IdentityModule,
    NotificationsModule,
    QuestionBankModule,
    TypeOrmModule.forFeature([
      PeerBlockEntity,
      PeerCreditEntity,
      PeerReliabilityEntity,
      PeerReviewEntity,
      PeerReviewRequestEntity,
      PeerReviewSettingsEntity,
      PeerReviewSlotEntity,
      PeerSettlementEntity,
    ]),
  ],
  controllers: [
    PeerBlockController,
    PeerCreditController,
    PeerReviewController,
    PeerReviewRequestController,
    PeerReviewSettingsController,
    PeerReviewWorkController,
    ReceivedReviewController,
  ],
  providers: [
    ClaimRights,
    CohortRequestsReader,
    CreditBook,
    DueRequests,
    Escalations,
    GraderStandings,
    LeaseRemindersJob,
    NewBlocks,
    NewLeases,
    OwnRecords,
    OwnRequests,
    OwnReviewList,
    OwnReviews,
    PeerBlockList,
    PeerBlockReader,
    PeerBlockRepository,
    PeerBlocks,
    PeerCreditList,
    PeerCreditRepository,
    PeerModeration,
    PeerOpinionReader,
    PeerReliabilityRepository,
    PeerReviewExport,
    PeerReviewRecords,
    PeerReviewRepository,
    PeerReviewRequestRepository,
    PeerReviewSection,
    PeerReviewSettingsRepository,
    PeerReviewSettingsService,
    PeerReviewSlotRepository,
    PeerSettlementRepository,
    ReceivedReviews,
    ReckonPeerReliabilityJob,
    ReliabilityReckoning,
    RequestAsking,
    RequestAuthors,
    RequestCancelling,
    RequestMaking,
    RequestProgress,
    RequestResolving,
    RequestSteps,
    RequestTermsFinder,
    RequestViews,
    Resettling,
    ReviewClaims,
    ReviewComparisons,
    ReviewDesk,
    ReviewDrafts,
    ReviewedAnswerReader,
    ReviewerOutlines,
    ReviewFeedback,
    ReviewGrading,
    ReviewLeases,
    ReviewLocks,
    ReviewRecords,
    ReviewsGivenSection,
    ReviewStriking,
    ReviewSubmission,
    ReviewSupply,
    ReviewViews,
    SettlementBook,
    SettlementGrades,
    SettlementsInForce,
    SettlementWeighing,
    SettlePeerReviewsJob,
    SlotRefunds,
    Withholding,
  ],
  exports: [
    CohortRequestsReader,
    Escalations,
    PeerBlockReader,
    PeerModeration,
    PeerOpinionReader,
    ReceivedReviews,
    ReviewComparisons,
    ReviewedAnswerReader,
  ],
})
export class PeerReviewModule {}
