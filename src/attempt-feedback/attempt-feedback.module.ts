import { Module } from '@nestjs/common';
import { AttemptsModule } from '../attempts/attempts.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { AnswerCoverage } from './answer-coverage.service.js';
import { AttemptFeedbackController } from './attempt-feedback.controller.js';
import { CoverageController } from './coverage.controller.js';
import { FeedbackAccountSection } from './feedback-account-section.js';
import { FeedbackCapabilities } from './feedback-capabilities.service.js';
import { FeedbackDesk } from './feedback-desk.service.js';
import { FeedbackList } from './feedback-list.service.js';
import { FeedbackReading } from './feedback-reading.service.js';
import { FeedbackRatingController } from './feedback-rating.controller.js';
import { FeedbackStreams } from './feedback-streams.service.js';
import { FeedbackController } from './feedback.controller.js';
import { AnsweredQuestions } from './answered-questions.service.js';
import { GradeSuggester } from './grade-suggester.js';

/** Advice on one's own answers. */
@Module({
  imports: [AttemptsModule, FeedbackModule, IdentityModule, QuestionBankModule],
  controllers: [
    AttemptFeedbackController,
    CoverageController,
    FeedbackController,
    FeedbackRatingController,
  ],
  providers: [
    AnswerCoverage,
    AnsweredQuestions,
    FeedbackAccountSection,
    FeedbackCapabilities,
    FeedbackDesk,
    FeedbackList,
    FeedbackReading,
    FeedbackStreams,
    GradeSuggester,
  ],
})
export class AttemptFeedbackModule {}
