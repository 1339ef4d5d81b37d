import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ChartsModule } from '../platform/charts/charts.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { ReadinessHistoryModule } from '../readiness-history/readiness-history.module.js';
import { ReadinessModule } from '../readiness/readiness.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { CalibrationLearning } from './calibration-learning.service.js';
import { CalibrationReports } from './calibration-report.service.js';
import { CheckedForecasts } from './checked-forecasts.service.js';
import { EveryonesAnswers } from './everyones-answers.service.js';
import { InterviewOutcomeController } from './interview-outcome.controller.js';
import { InterviewOutcomeEntity } from './interview-outcome.entity.js';
import { InterviewOutcomeRepository } from './interview-outcome.repository.js';
import { InterviewOutcomes } from './interview-outcomes.service.js';
import { InterviewOutcomesSection } from './interview-outcomes-section.js';
import { LearnCalibrationJob } from './learn-calibration.job.js';
import { ReadinessCalibrationController } from './readiness-calibration.controller.js';
import { ToldOutcomes } from './told-outcomes.service.js';

/** How graders and questions differ, and how honest past scores were. */
@Module({
  imports: [
    AttemptsModule,
    ChartsModule,
    IdentityModule,
    QuestionBankModule,
    ReadinessHistoryModule,
    ReadinessModule,
    SchedulingModule,
    TypeOrmModule.forFeature([InterviewOutcomeEntity]),
  ],
  controllers: [InterviewOutcomeController, ReadinessCalibrationController],
  providers: [
    CalibrationLearning,
    CalibrationReports,
    CheckedForecasts,
    EveryonesAnswers,
    InterviewOutcomeRepository,
    InterviewOutcomes,
    InterviewOutcomesSection,
    LearnCalibrationJob,
    ToldOutcomes,
  ],
})
export class ReadinessCalibrationModule {}
