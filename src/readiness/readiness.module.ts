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
import { LearnerBook } from './learner-book.service.js';
import { PastMemories } from './past-memories.service.js';
import { PlanScenario } from './plan-scenario.service.js';
import { PlannedQuestions } from './planned-questions.js';
import { QuestionDifficultyEntity } from './question-difficulty.entity.js';
import { RaterLeaningEntity } from './rater-leaning.entity.js';
import { TargetBanks } from './target-banks.service.js';
import { TargetEntity } from './target.entity.js';
import { TargetReader } from './target.reader.js';
import { TargetRepository } from './target.repository.js';
import { TemplateEntity } from './template.entity.js';

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
  providers: [
    AssessmentInputs,
    Assessments,
    CalibrationBook,
    CalibrationBookRepository,
    LearnerBook,
    PastMemories,
    PlanScenario,
    PlannedQuestions,
    TargetBanks,
    TargetReader,
    TargetRepository,
  ],
  exports: [Assessments, CalibrationBook, PlannedQuestions, TargetReader],
})
export class ReadinessModule {}
