import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DialectRepository } from './dialect.repository.js';
import { Dialects } from './dialects.js';
import { CoverageHint } from './coverage-hint.service.js';
import { FeedbackAdmission } from './feedback-admission.service.js';
import { FeedbackBudgetRepository } from './feedback-budget.repository.js';
import { FeedbackCallEntity } from './feedback-call.entity.js';
import { FeedbackCallRepository } from './feedback-call.repository.js';
import { FeedbackDayEntity } from './feedback-day.entity.js';
import { FeedbackEndings } from './feedback-endings.service.js';
import { FeedbackEngine } from './feedback-engine.service.js';
import { FeedbackEvaluationEntity } from './feedback-evaluation.entity.js';
import { FeedbackEvaluationRepository } from './feedback-evaluation.repository.js';
import { FeedbackEvaluations } from './feedback-evaluation.service.js';
import { FeedbackExecution } from './feedback-execution.service.js';
import { FeedbackHoldings } from './feedback-holdings.service.js';
import { FeedbackRatingEntity } from './feedback-rating.entity.js';
import { FeedbackRatingRepository } from './feedback-rating.repository.js';
import { FeedbackRatings } from './feedback-ratings.service.js';
import { FeedbackRemoval } from './feedback-removal.service.js';
import { FeedbackRequestEntity } from './feedback-request.entity.js';
import { FeedbackRequestRepository } from './feedback-request.repository.js';
import { FeedbackRequests } from './feedback-requests.service.js';
import { FeedbackRunner } from './feedback-runner.js';
import { FeedbackUsageEntity } from './feedback-usage.entity.js';
import { FeedbackWork } from './feedback-work.service.js';
import { FeedbackReader } from './feedback.reader.js';
import { GradeSuggestions } from './grade-suggestions.js';
import { LlmDialectEntity } from './llm-dialect.entity.js';
import { ModelDialogue } from './model-dialogue.service.js';
import { OpenAiCompatibleProvider } from './openai-compatible.provider.js';
import { PurgeFeedbackJob } from './purge-feedback.job.js';
import { SuggestionGate } from './suggestion-gate.service.js';
import { SweepFeedbackJob } from './sweep-feedback.job.js';

/** Advice on answers: words that were found without anybody being asked, and what a model says. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      FeedbackCallEntity,
      FeedbackDayEntity,
      FeedbackEvaluationEntity,
      FeedbackRatingEntity,
      FeedbackRequestEntity,
      FeedbackUsageEntity,
      LlmDialectEntity,
    ]),
  ],
  providers: [
    CoverageHint,
    { provide: Dialects, useClass: DialectRepository },
    FeedbackAdmission,
    FeedbackBudgetRepository,
    FeedbackCallRepository,
    FeedbackEndings,
    FeedbackEngine,
    FeedbackEvaluationRepository,
    FeedbackEvaluations,
    FeedbackExecution,
    FeedbackHoldings,
    FeedbackRatingRepository,
    FeedbackRatings,
    FeedbackReader,
    FeedbackRemoval,
    FeedbackRequestRepository,
    FeedbackRequests,
    FeedbackRunner,
    FeedbackWork,
    GradeSuggestions,
    ModelDialogue,
    OpenAiCompatibleProvider,
    PurgeFeedbackJob,
    SuggestionGate,
    SweepFeedbackJob,
  ],
  exports: [
    CoverageHint,
    FeedbackHoldings,
    FeedbackRatings,
    FeedbackReader,
    FeedbackRemoval,
    FeedbackRequests,
    GradeSuggestions,
    SuggestionGate,
  ],
})
export class FeedbackModule {}
