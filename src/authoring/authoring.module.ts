import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { BankAuthoringController } from './bank-authoring.controller.js';
import { BankAuthoring } from './bank-authoring.service.js';
import { BankDesk } from './bank-desk.service.js';
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
  ],
  providers: [
    BankAuthoring,
    BankDesk,
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
    TextComparison,
    DraftReader,
    DraftRepository,
  ],
  exports: [DraftBook, DraftReader],
})
export class AuthoringModule {}
