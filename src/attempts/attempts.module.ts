import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { AttemptHintEntity } from './attempt-hint.entity.js';
import { AttemptHintRepository } from './attempt-hint.repository.js';
import { AttemptHints } from './attempt-hint.service.js';
import { AttemptList } from './attempt-list.service.js';
import { AttemptMaterialController } from './attempt-material.controller.js';
import { AttemptOutlineAccess } from './attempt-outline-access.js';
import { AttemptOutlines } from './attempt-outline.service.js';
import { AttemptRules } from './attempt-rules.service.js';
import { AttemptVoiding } from './attempt-voiding.service.js';
import { AttemptedQuestions } from './attempted-questions.service.js';
import { AttemptStart } from './attempt-start.service.js';
import { AnswerFactsReader } from './answer-facts.reader.js';
import { AttemptReader } from './attempt.reader.js';
import { AttemptController } from './attempt.controller.js';
import { AttemptEntity } from './attempt.entity.js';
import { AttemptRepository } from './attempt.repository.js';
import { AttemptService } from './attempt.service.js';
import { AttemptsSection } from './attempts-section.js';
import { AwaitingGradeReader } from './awaiting-grade.reader.js';
import { EndOverdueAttemptsJob } from './end-overdue-attempts.job.js';
import { EvidenceReader } from './evidence.reader.js';
import { GradeBook } from './grade-book.js';
import { GradeGiving } from './grade-giving.service.js';
import { GradeSettling } from './grade-settling.service.js';
import { GradeController } from './grade.controller.js';
import { GradeEntity } from './grade.entity.js';
import { GradeList } from './grade-list.service.js';
import { GradeReader } from './grade.reader.js';
import { GradeRepository } from './grade.repository.js';
import { GradedAttempts } from './graded-attempts.js';
import { GradedRecall } from './graded-recall.js';
import { GroupAttemptsReader } from './group-attempts.reader.js';
import { HandedInQuestionsReader } from './handed-in-questions.reader.js';
import { JudgedAnswersReader } from './judged-answers.reader.js';
import { NewAttempts } from './new-attempts.service.js';
import { OwnAttempts } from './own-attempts.js';
import { PassedAnswersReader } from './passed-answers.reader.js';
import { SelfGrading } from './self-grading.service.js';
import { SharedAttempts } from './shared-attempts.service.js';
import { SheetMeasure } from './sheet-measure.service.js';
import { ShownGrades } from './shown-grades.js';
import { StartConditions } from './start-conditions.js';
import { ProjectAnswersReader } from './project-answers.reader.js';
import { TakenAttempts } from './taken-attempts.service.js';

/** Answers, and what they were worth. */
@Module({
  imports: [
    IdentityModule,
    QuestionBankModule,
    QueueModule,
    SchedulingModule,
    TypeOrmModule.forFeature([AttemptEntity, AttemptHintEntity, GradeEntity]),
  ],
  controllers: [AttemptController, AttemptMaterialController, GradeController],
  providers: [
    AnswerFactsReader,
    AttemptHintRepository,
    AttemptHints,
    AttemptList,
    AttemptOutlineAccess,
    AttemptOutlines,
    AttemptReader,
    AttemptRepository,
    AttemptRules,
    AttemptedQuestions,
    AttemptService,
    AttemptStart,
    AttemptVoiding,
    AttemptsSection,
    AwaitingGradeReader,
    EndOverdueAttemptsJob,
    EvidenceReader,
    GradeBook,
    GradeGiving,
    GradeList,
    GradeReader,
    GradeRepository,
    GradeSettling,
    GradedAttempts,
    GradedRecall,
    GroupAttemptsReader,
    HandedInQuestionsReader,
    JudgedAnswersReader,
    NewAttempts,
    OwnAttempts,
    PassedAnswersReader,
    SelfGrading,
    SharedAttempts,
    SheetMeasure,
    ProjectAnswersReader,
    ShownGrades,
    StartConditions,
    TakenAttempts,
  ],
  exports: [
    AttemptOutlines,
    AttemptVoiding,
    AnswerFactsReader,
    AttemptReader,
    AwaitingGradeReader,
    EvidenceReader,
    GradeGiving,
    GradeReader,
    GradeSettling,
    GroupAttemptsReader,
    HandedInQuestionsReader,
    JudgedAnswersReader,
    PassedAnswersReader,
    ProjectAnswersReader,
    SharedAttempts,
    SheetMeasure,
    StartConditions,
    TakenAttempts,
  ],
})
export class AttemptsModule {}
