import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { BankQualityService } from './bank-quality.service.js';
import { QualityAccess } from './quality-access.js';
import { QuestionQualityController } from './question-quality.controller.js';
import { QuestionQualityService } from './question-quality.service.js';

/** What the use of questions says of them, for those who write them. */
@Module({
  imports: [AttemptsModule, QuestionBankModule],
  controllers: [QuestionQualityController],
  providers: [BankQualityService, QualityAccess, QuestionQualityService],
  exports: [QualityAccess],
})
export class QuestionQualityModule {}
