import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { DraftBook } from './draft-book.service.js';
import { DraftReader } from './draft.reader.js';
import { DraftRepository } from './draft.repository.js';
import { QuestionDraftEntity } from './question-draft.entity.js';

/** Banks in the making: who works on them, what is drafted, and how it is published. */
@Module({
  imports: [IdentityModule, QuestionBankModule, TypeOrmModule.forFeature([QuestionDraftEntity])],
  providers: [DraftBook, DraftReader, DraftRepository],
  exports: [DraftBook, DraftReader],
})
export class AuthoringModule {}
