import { Module } from '@nestjs/common';
import { ChartsModule } from '../platform/charts/charts.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { CardStatistics } from './card-statistics.service.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsService } from './statistics.service.js';
import { StudyHistory } from './study-history.service.js';

/** What a learner's log says about their practice and their memory. */
@Module({
  imports: [ChartsModule, QuestionBankModule, SchedulingModule],
  controllers: [StatisticsController],
  providers: [CardStatistics, StatisticsService, StudyHistory],
})
export class StatisticsModule {}
