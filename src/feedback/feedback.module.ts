import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FeedbackCallEntity } from './feedback-call.entity.js';
import { FeedbackDayEntity } from './feedback-day.entity.js';
import { FeedbackEvaluationEntity } from './feedback-evaluation.entity.js';
import { FeedbackRatingEntity } from './feedback-rating.entity.js';
import { FeedbackRequestEntity } from './feedback-request.entity.js';
import { FeedbackUsageEntity } from './feedback-usage.entity.js';
import { GradeSuggestions } from './grade-suggestions.js';
import { LlmDialectEntity } from './llm-dialect.entity.js';

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
  providers: [GradeSuggestions],
  exports: [GradeSuggestions],
})
export class FeedbackModule {}
