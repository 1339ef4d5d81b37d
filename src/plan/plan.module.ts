import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { CapstonesModule } from '../capstones/capstones.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { ReadinessModule } from '../readiness/readiness.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { CatchUpService } from './catch-up.service.js';
import { KitProgrammeLoader } from './kit-programme-loader.js';
import { PlanAccountSection } from './plan-account-section.js';
import { PlanBook } from './plan-book.service.js';
import { PlanCalendarService } from './plan-calendar.service.js';
import { PlanController } from './plan.controller.js';
import { PlanEntity } from './plan.entity.js';
import { PlanFacts } from './plan-facts.service.js';
import { PlanList } from './plan-list.service.js';
import { PlanLoader } from './plan-loader.service.js';
import { PlanProgressController } from './plan-progress.controller.js';
import { PlanQuestions } from './plan-questions.js';
import { PlanRepository } from './plan.repository.js';
import { PlanScreens } from './plan-screens.service.js';
import { PlanService } from './plan.service.js';
import { PlanSessionEntity } from './plan-session.entity.js';
import { PlanViews } from './plan-views.service.js';
import { ProgrammeController } from './programme.controller.js';
import { ProgrammeEditionEntity } from './programme-edition.entity.js';
import { ProgrammeEditionRepository } from './programme-edition.repository.js';
import { ProgrammeEditionWriter } from './programme-edition-writer.service.js';
import { Programmes } from './programmes.service.js';
import { SessionMarks } from './session-marks.service.js';

/** The programme of several weeks, and how far somebody is in it. */
@Module({
  imports: [
    AttemptsModule,
    CapstonesModule,
    IdentityModule,
    QuestionBankModule,
    QueueModule,
    ReadinessModule,
    RemindersModule,
    SchedulingModule,
    TypeOrmModule.forFeature([PlanEntity, PlanSessionEntity, ProgrammeEditionEntity]),
  ],
  controllers: [PlanController, PlanProgressController, ProgrammeController],
  providers: [
    CatchUpService,
    KitProgrammeLoader,
    PlanAccountSection,
    PlanBook,
    PlanCalendarService,
    PlanFacts,
    PlanList,
    PlanLoader,
    PlanQuestions,
    PlanRepository,
    PlanScreens,
    PlanService,
    PlanViews,
    ProgrammeEditionRepository,
    ProgrammeEditionWriter,
    Programmes,
    SessionMarks,
  ],
})
export class PlanModule {}
