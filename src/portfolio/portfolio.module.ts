import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { CohortsModule } from '../cohorts/cohorts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { ConfirmationEntity } from './confirmation.entity.js';
import { ConfirmationService } from './confirmation.service.js';
import { EvidenceController } from './evidence.controller.js';
import { EvidenceEntity } from './evidence.entity.js';
import { EvidenceFileEntity } from './evidence-file.entity.js';
import { EvidenceFileRepository } from './evidence-file.repository.js';
import { EvidenceFiles } from './evidence-files.service.js';
import { EvidenceList } from './evidence-list.service.js';
import { EvidenceRepository } from './evidence.repository.js';
import { EvidenceRules } from './evidence-rules.service.js';
import { EvidenceService } from './evidence.service.js';
import { MatrixController } from './matrix.controller.js';
import { MatrixService } from './matrix.service.js';
import { MemberEvidenceController } from './member-evidence.controller.js';
import { MemberEvidence } from './member-evidence.service.js';
import { PortfolioAccountSection } from './portfolio-account-section.js';
import { PortfolioDoor } from './portfolio-door.service.js';
import { PortfolioReader } from './portfolio.reader.js';

/** What a learner can show for each skill, and at which level it counts as shown. */
@Module({
  imports: [
    AttemptsModule,
    CohortsModule,
    IdentityModule,
    QuestionBankModule,
    TypeOrmModule.forFeature([ConfirmationEntity, EvidenceEntity, EvidenceFileEntity]),
  ],
  controllers: [EvidenceController, MatrixController, MemberEvidenceController],
  providers: [
    ConfirmationService,
    EvidenceFileRepository,
    EvidenceFiles,
    EvidenceList,
    EvidenceRepository,
    EvidenceRules,
    EvidenceService,
    MatrixService,
    MemberEvidence,
    PortfolioAccountSection,
    PortfolioDoor,
    PortfolioReader,
  ],
  exports: [PortfolioReader],
})
export class PortfolioModule {}
