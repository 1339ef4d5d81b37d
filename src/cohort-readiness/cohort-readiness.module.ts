import { Module } from '@nestjs/common';
import { CoachingModule } from '../coaching/coaching.module.js';
import { CohortsModule } from '../cohorts/cohorts.module.js';
import { ChartsModule } from '../platform/charts/charts.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { ReadinessModule } from '../readiness/readiness.module.js';
import { CohortMeasures } from './cohort-measures.service.js';
import { CohortReadinessController } from './cohort-readiness.controller.js';
import { CohortReadinessPages } from './cohort-readiness-pages.service.js';
import { CohortReadinessService } from './cohort-readiness.service.js';
import { MemberScores } from './member-scores.service.js';

/** How ready the members of a cohort are, for those who coach it. */
@Module({
  imports: [ChartsModule, CoachingModule, CohortsModule, QuestionBankModule, ReadinessModule],
  controllers: [CohortReadinessController],
  providers: [CohortMeasures, CohortReadinessPages, CohortReadinessService, MemberScores],
})
export class CohortReadinessModule {}
