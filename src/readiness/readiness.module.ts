import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { AssessmentInputs } from './assessment-inputs.service.js';
import { Assessments } from './assessments.service.js';
import { CalibrationBookRepository } from './calibration-book.repository.js';
import { CalibrationBook } from './calibration-book.service.js';
import { CalibrationVersionEntity } from './calibration-version.entity.js';
import { FinalReports } from './final-reports.js';
import { KitTargetLoader } from './kit-target-loader.js';
import { LearnerBook } from './learner-book.service.js';
import { PastMemories } from './past-memories.service.js';
import { PlanScenario } from './plan-scenario.service.js';
import { PlannedQuestions } from './planned-questions.js';
import { QuestionDifficultyEntity } from './question-difficulty.entity.js';
import { RaterLeaningEntity } from './rater-leaning.entity.js';
import { RaterLeaningSection } from './rater-leaning-section.js';
import { ReadinessAccountSection } from './readiness-account-section.js';
import { ReportSources } from './report-sources.service.js';
import { ScoreController } from './score.controller.js';
import { TargetBanks } from './target-banks.service.js';
import { TargetDrafts } from './target-drafts.service.js';
import { TargetList } from './target-list.service.js';
import { TargetRules } from './target-rules.service.js';
import { TargetController } from './target.controller.js';
import { TargetEntity } from './target.entity.js';
import { TargetReader } from './target.reader.js';
import { TargetRepository } from './target.repository.js';
import { TargetService } from './target.service.js';
import { TemplateController } from './template.controller.js';
import { TemplateEntity } from './template.entity.js';
import { TemplateReader } from './template.reader.js';
import { TemplateRepository } from './template.repository.js';
import { TemplateService } from './template.service.js';

/** How ready a learner is for a role: targets, and the score. */
@Module({
  imports: [
    AttemptsModule,
    IdentityModule,
    PortfolioModule,
    QuestionBankModule,
    SchedulingModule,
    TypeOrmModule.forFeature([
      CalibrationVersionEntity,
      QuestionDifficultyEntity,
      RaterLeaningEntity,
      TargetEntity,
      TemplateEntity,
    ]),
  ],
  controllers: [ScoreController, TargetController, TemplateController],
  providers: [
    AssessmentInputs,
    Assessments,
    CalibrationBook,
    CalibrationBookRepository,
    FinalReports,
    KitTargetLoader,
    LearnerBook,
    PastMemories,
    PlannedQuestions,
    RaterLeaningSection,
    PlanScenario,
    ReadinessAccountSection,
    ReportSources,
    TargetBanks,
    TargetDrafts,
    TargetList,
    TargetReader,
    TargetRepository,
    TargetRules,
    TargetService,
    TemplateReader,
    TemplateRepository,
    TemplateService,
  ],
  exports: [
    Assessments,
    CalibrationBook,
    FinalReports,
    PlannedQuestions,
    TargetReader,
    TemplateReader,
  ],
})
export class ReadinessModule {}
