import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { BankAuthoringController } from './bank-authoring.controller.js';
import { BankAuthoring } from './bank-authoring.service.js';
import { BankDesk } from './bank-desk.service.js';
import { BankFork } from './bank-fork.service.js';
import { BankSuccession } from './bank-succession.service.js';
import { AuthoringAccountSection } from './authoring-account-section.js';
import { ReleaseCopy } from './release-copy.service.js';
import { UpstreamChanges } from './upstream-changes.service.js';
import { CatalogueAuthoringController } from './catalogue-authoring.controller.js';
import { CollaboratorController } from './collaborator.controller.js';
import { CollaboratorList } from './collaborator-list.service.js';
import { CollaboratorService } from './collaborator.service.js';
import { CollaboratorWork } from './collaborator-work.js';
import { DraftFactory } from './draft-factory.service.js';
import { DraftLinter } from './draft-linter.service.js';
import { DraftList } from './draft-list.service.js';
import { DraftPreview } from './draft-preview.service.js';
import { DraftView } from './draft-view.service.js';
import { DraftController } from './draft.controller.js';
import { DraftService } from './draft.service.js';
import { QuestionLintController } from './question-lint.controller.js';
import { PublishReleaseTask } from './publish-release.task.js';
import { ReleaseOrders } from './release-orders.service.js';
import { ReleasePlanner } from './release-planner.service.js';
import { ReleasePreview } from './release-preview.service.js';
import { ReleasePublisher } from './release-publisher.service.js';
import { ReleaseAuthoringController } from './release-authoring.controller.js';
import { ReleaseAuthoring } from './release-authoring.service.js';
import { ReleaseWork } from './release-work.service.js';
import { TextComparison } from './text-comparison.service.js';
import { DraftBook } from './draft-book.service.js';
import { DraftReader } from './draft.reader.js';
import { DraftRepository } from './draft.repository.js';
import { QuestionDraftEntity } from './question-draft.entity.js';

/** Banks in the making: who works on them, what is drafted, and how it is published. */
@Module({
  imports: [IdentityModule, QuestionBankModule, TypeOrmModule.forFeature([QuestionDraftEntity])],
  controllers: [
    BankAuthoringController,
    CatalogueAuthoringController,
    CollaboratorController,
    DraftController,
    QuestionLintController,
    ReleaseAuthoringController,
  ],
  providers: [
    AuthoringAccountSection,
    BankAuthoring,
    BankDesk,
    BankFork,
    BankSuccession,
    ReleaseCopy,
    UpstreamChanges,
    CollaboratorList,
    CollaboratorService,
    CollaboratorWork,
    DraftBook,
    DraftFactory,
    DraftLinter,
    DraftList,
    DraftPreview,
    DraftService,
    DraftView,
    PublishReleaseTask,
    ReleaseAuthoring,
    ReleaseOrders,
    ReleasePlanner,
    ReleasePreview,
    ReleasePublisher,
    ReleaseWork,
    TextComparison,
    DraftReader,
    DraftRepository,
  ],
  exports: [BankDesk, DraftBook, DraftReader],
})
export class AuthoringModule {}
