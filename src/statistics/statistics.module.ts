import { Module } from '@nestjs/common';
import { ChartsModule } from '../platform/charts/charts.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { PlannedLoad } from './planned-load.service.js';
import { StatisticsController } from './statistics.controller.js';

/** What a learner's log says about their practice and their memory. */
@Module({
  imports: [ChartsModule, QuestionBankModule, SchedulingModule],
  controllers: [StatisticsController],
  providers: [PlannedLoad],
})
export class StatisticsModule {}
