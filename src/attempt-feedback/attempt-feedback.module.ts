import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { AnsweredQuestions } from './answered-questions.service.js';
import { GradeSuggester } from './grade-suggester.js';

/** Advice on one's own answers. */
@Module({
  imports: [AttemptsModule, FeedbackModule, QuestionBankModule],
  providers: [AnsweredQuestions, GradeSuggester],
})
export class AttemptFeedbackModule {}
