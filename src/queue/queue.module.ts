import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CohortsModule } from '../cohorts/cohorts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { InterviewGoalsModule } from '../interview-goals/interview-goals.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { AssignedQuestions } from './assigned-questions.service.js';
import { Curricula } from './curricula.service.js';
import { DailyOverrideEntity } from './daily-override.entity.js';
import { DailyOverrideRepository } from './daily-override.repository.js';
import { DayLoader } from './day-loader.service.js';
import { DayPlans } from './day-plans.service.js';
import { HandedInAnswers } from './handed-in-answers.js';
import { PracticeOrderEntity } from './practice-order.entity.js';
import { PracticeOrderRepository } from './practice-order.repository.js';
import { PracticeOrders } from './practice-orders.service.js';
import { QueueAccountSection } from './queue-account-section.js';
import { QueueController } from './queue.controller.js';
import { QueueOverrideController } from './queue-override.controller.js';
import { QueueOverrideService } from './queue-override.service.js';
import { QueueService } from './queue.service.js';
import { QueueStateRepository } from './queue-state.repository.js';
import { TodayLoader } from './today-loader.service.js';
import { UnmetQuestions } from './unmet-questions.service.js';

/** What a learner does next, within the limits of the day. */
@Module({
  imports: [
    CohortsModule,
    IdentityModule,
    InterviewGoalsModule,
    QuestionBankModule,
    SchedulingModule,
    TypeOrmModule.forFeature([DailyOverrideEntity, PracticeOrderEntity]),
  ],
  controllers: [QueueController, QueueOverrideController],
  providers: [
    AssignedQuestions,
    Curricula,
    DailyOverrideRepository,
    DayLoader,
    DayPlans,
    HandedInAnswers,
    PracticeOrderRepository,
    PracticeOrders,
    QueueAccountSection,
    QueueOverrideService,
    QueueService,
    QueueStateRepository,
    TodayLoader,
    UnmetQuestions,
  ],
  exports: [AssignedQuestions, DayLoader, HandedInAnswers, PracticeOrders, QueueService],
})
export class QueueModule {}
