import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { CoachingModule } from '../coaching/coaching.module.js';
import { CohortsModule } from '../cohorts/cohorts.module.js';
import { PeerReviewModule } from '../peer-review/peer-review.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { QuestionQualityModule } from '../question-quality/question-quality.module.js';
import { CohortAgreementPages } from './cohort-agreement-pages.service.js';
import { CohortAgreementService } from './cohort-agreement.service.js';
import { ReviewAgreement } from './review-agreement.service.js';
import { ReviewQualityController } from './review-quality.controller.js';
import { ReviewerReports } from './reviewer-report.service.js';

/** How people review, as far as it shows beside others. */
@Module({
  imports: [
    AttemptsModule,
    CoachingModule,
    CohortsModule,
    PeerReviewModule,
    QuestionBankModule,
    QuestionQualityModule,
  ],
  controllers: [ReviewQualityController],
  providers: [CohortAgreementPages, CohortAgreementService, ReviewAgreement, ReviewerReports],
})
export class ReviewQualityModule {}
