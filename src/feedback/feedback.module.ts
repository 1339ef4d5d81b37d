import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DialectRepository } from './dialect.repository.js';
import { Dialects } from './dialects.js';
import { FeedbackCallEntity } from './feedback-call.entity.js';
import { FeedbackDayEntity } from './feedback-day.entity.js';
import { FeedbackEngine } from './feedback-engine.service.js';
import { FeedbackEvaluationEntity } from './feedback-evaluation.entity.js';
import { FeedbackEvaluations } from './feedback-evaluation.service.js';
import { FeedbackEvaluationRepository } from './feedback-evaluation.repository.js';
import { FeedbackRatingEntity } from './feedback-rating.entity.js';
import { FeedbackRequestEntity } from './feedback-request.entity.js';
import { FeedbackUsageEntity } from './feedback-usage.entity.js';
import { GradeSuggestions } from './grade-suggestions.js';
import { LlmDialectEntity } from './llm-dialect.entity.js';
import { ModelDialogue } from './model-dialogue.service.js';
import { OpenAiCompatibleProvider } from './openai-compatible.provider.js';
import { SuggestionGate } from './suggestion-gate.service.js';

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
    { provide: Dialects, useClass: DialectRepository },
    FeedbackEngine,
    FeedbackEvaluationRepository,
    FeedbackEvaluations,
    GradeSuggestions,
    ModelDialogue,
    OpenAiCompatibleProvider,
    SuggestionGate,
  ],
  exports: [GradeSuggestions, SuggestionGate],
})
export class FeedbackModule {}
