import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { CohortsModule } from '../cohorts/cohorts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PeerReviewModule } from '../peer-review/peer-review.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { AdjudicationCaseEntity } from './adjudication-case.entity.js';
import { AdjudicationCaseRepository } from './adjudication-case.repository.js';
import { AppealStanding } from './appeal-standing.service.js';
import { Appeals } from './appeals.service.js';
import { ArbiterReader } from './arbiter.reader.js';
import { CaseController } from './case.controller.js';
import { CaseDeciding } from './case-deciding.service.js';
import { CaseDoor } from './case-door.service.js';
import { CaseEnding } from './case-ending.service.js';
import { CaseFiles } from './case-file.service.js';
import { CaseIdentities } from './case-identities.service.js';
import { CaseLapsing } from './case-lapsing.service.js';
import { CaseOpening } from './case-opening.service.js';
import { CaseOpeningController } from './case-opening.controller.js';
import { CaseQueue } from './case-queue.service.js';
import { CaseReading } from './case-reading.service.js';
import { CaseTitles } from './case-titles.service.js';
import { CasesSection } from './cases-section.js';
import { ContestedAnswers } from './contested-answers.service.js';
import { DecisionEffects } from './decision-effects.service.js';
import { Flags } from './flags.service.js';
import { LapseCasesJob } from './lapse-cases.job.js';
import { OwnCaseController } from './own-case.controller.js';
import { OwnCaseList } from './own-case-list.service.js';
import { OwnCaseViews } from './own-case-views.service.js';
import { OwnCases } from './own-cases.service.js';

/** What people with authority decide about answers and their reviews. */
@Module({
  imports: [
    AttemptsModule,
    CohortsModule,
    IdentityModule,
    NotificationsModule,
    PeerReviewModule,
    QuestionBankModule,
    TypeOrmModule.forFeature([AdjudicationCaseEntity]),
  ],
  controllers: [CaseController, CaseOpeningController, OwnCaseController],
  providers: [
    AdjudicationCaseRepository,
    AppealStanding,
    Appeals,
    ArbiterReader,
    CaseDeciding,
    CaseDoor,
    CaseEnding,
    CaseFiles,
    CaseIdentities,
    CaseLapsing,
    CaseOpening,
    CaseQueue,
    CaseReading,
    CaseTitles,
    CasesSection,
    ContestedAnswers,
    DecisionEffects,
    Flags,
    LapseCasesJob,
    OwnCaseList,
    OwnCaseViews,
    OwnCases,
  ],
})
export class AdjudicationModule {}
