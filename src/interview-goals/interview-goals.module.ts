import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { GoalHorizon } from './goal-horizon.service.js';
import { GoalItems } from './goal-items.service.js';
import { GoalOutlooks } from './goal-outlooks.service.js';
import { GoalPlanService } from './goal-plan.service.js';
import { GoalRules } from './goal-rules.service.js';
import { InterviewGoalController } from './interview-goal.controller.js';
import { InterviewGoalEntity } from './interview-goal.entity.js';
import { InterviewGoalList } from './interview-goal-list.service.js';
import { InterviewGoalReader } from './interview-goal.reader.js';
import { InterviewGoalRepository } from './interview-goal.repository.js';
import { InterviewGoalService } from './interview-goal.service.js';
import { InterviewGoalsAccountSection } from './interview-goals-account-section.js';

/** What learners prepare for, and how it shapes their days. */
@Module({
  imports: [
    IdentityModule,
    QuestionBankModule,
    SchedulingModule,
    TypeOrmModule.forFeature([InterviewGoalEntity]),
  ],
  controllers: [InterviewGoalController],
  providers: [
    GoalHorizon,
    GoalItems,
    GoalOutlooks,
    GoalPlanService,
    GoalRules,
    InterviewGoalList,
    InterviewGoalReader,
    InterviewGoalRepository,
    InterviewGoalService,
    InterviewGoalsAccountSection,
  ],
  exports: [InterviewGoalReader],
})
export class InterviewGoalsModule {}
