import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BankAccessRepository } from './bank-access.repository.js';
import { BankContentReader } from './bank-content.reader.js';
import { BankCollaboratorEntity } from './bank-collaborator.entity.js';
import { BankGate } from './bank-gate.service.js';
import { BankKeeperRepository } from './bank-keeper.repository.js';
import { BankKeeper } from './bank-keeper.service.js';
import { BankTeamRepository } from './bank-team.repository.js';
import { BankTeam } from './bank-team.service.js';
import { BankImportRepository } from './bank-import.repository.js';
import { BankImport } from './bank-import.service.js';
import { BankController } from './bank.controller.js';
import { BankEntity } from './bank.entity.js';
import { BankListingEntity } from './bank-listing.entity.js';
import { BankReleaseEntity } from './bank-release.entity.js';
import { BankRepository } from './bank.repository.js';
import { BankService } from './bank.service.js';
import { CatalogueBook } from './catalogue-book.service.js';
import { CatalogueController } from './catalogue.controller.js';
import { CatalogueReader } from './catalogue.reader.js';
import { CatalogueRepository } from './catalogue.repository.js';
import { CatalogueWriter } from './catalogue-writer.service.js';
import { CatalogueService } from './catalogue.service.js';
import { CertificationEntity } from './certification.entity.js';
import { CloudServiceEntity } from './cloud-service.entity.js';
import { KitLoader } from './kit-loader.service.js';
import { KitParts } from './kit-parts.js';
import { OutlineGate } from './outline-gate.service.js';
import { OutlineService } from './outline.service.js';
import { QuestionRevisionEntity } from './question-revision.entity.js';
import { QuestionController } from './question.controller.js';
import { QuestionEntity } from './question.entity.js';
import { QuestionReader } from './question.reader.js';
import { QuestionRepository } from './question.repository.js';
import { QuestionService } from './question.service.js';
import { ReleaseList } from './release-list.service.js';
import { ReleaseChanges } from './release-changes.reader.js';
import { ReleaseController } from './release.controller.js';
import { ReleaseReader } from './release.reader.js';
import { ReleaseRepository } from './release.repository.js';
import { ReleaseWriter } from './release-writer.service.js';
import { ProjectQuestionReader } from './project-question.reader.js';
import { StandingQuestionReader } from './standing-question.reader.js';
import { ScoredQuestionReader } from './scored-question.reader.js';
import { SkillEntity } from './skill.entity.js';
import { SourceEntity } from './source.entity.js';
import { TopicEntity } from './topic.entity.js';

/** Banks, questions and their revisions; what others need to know comes from `QuestionReader`. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      BankCollaboratorEntity,
      BankEntity,
      BankListingEntity,
      BankReleaseEntity,
      CertificationEntity,
      CloudServiceEntity,
      QuestionEntity,
      QuestionRevisionEntity,
      SkillEntity,
      SourceEntity,
      TopicEntity,
    ]),
  ],
  controllers: [BankController, QuestionController, CatalogueController, ReleaseController],
  providers: [
    BankAccessRepository,
    BankContentReader,
    BankGate,
    BankImport,
    BankImportRepository,
    BankKeeper,
    BankKeeperRepository,
    BankRepository,
    BankService,
    BankTeam,
    BankTeamRepository,
    CatalogueBook,
    KitLoader,
    KitParts,
    OutlineGate,
    OutlineService,
    QuestionReader,
    QuestionRepository,
    QuestionService,
    CatalogueReader,
    CatalogueRepository,
    CatalogueService,
    CatalogueWriter,
    ReleaseChanges,
    ReleaseList,
    ReleaseReader,
    ReleaseRepository,
    ReleaseWriter,
    ScoredQuestionReader,
    ProjectQuestionReader,
    StandingQuestionReader,
  ],
  exports: [
    BankContentReader,
    BankGate,
    BankKeeper,
    BankService,
    BankTeam,
    CatalogueBook,
    CatalogueReader,
    CatalogueWriter,
    KitParts,
    OutlineGate,
    QuestionReader,
    ReleaseChanges,
    ReleaseReader,
    ReleaseWriter,
    ScoredQuestionReader,
    ProjectQuestionReader,
    StandingQuestionReader,
  ],
})
export class QuestionBankModule {}
