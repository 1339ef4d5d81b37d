import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CohortsModule } from '../cohorts/cohorts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { CardController } from './card.controller.js';
import { CardEntity } from './card.entity.js';
import { CardLogRepository } from './card-log.repository.js';
import { CardLog } from './card-log.service.js';
import { CardRepository } from './card.repository.js';
import { CardService } from './card.service.js';
import { ExternalCardEntity } from './external-card.entity.js';
import { ExternalCardRepository } from './external-card.repository.js';
import { EventStamps } from './event-stamps.service.js';
import { ExternalCards } from './external-cards.service.js';
import { FollowController } from './follow.controller.js';
import { FollowRepository } from './follow.repository.js';
import { FollowService } from './follow.service.js';
import { FollowedBanks } from './followed-banks.service.js';
import { GroupMemoryReader } from './group-memory.reader.js';
import { GroupPracticeReader } from './group-practice.reader.js';
import { LearnerMemoryReader } from './learner-memory.reader.js';
import { LearnerPaceEntity } from './learner-pace.entity.js';
import { LearnerPaceRepository } from './learner-pace.repository.js';
import { LoadBalancer } from './load-balancer.service.js';
import { LogParameters } from './log-parameters.service.js';
import { MetQuestions } from './met-questions.service.js';
import { ParameterVersions } from './parameter-versions.service.js';
import { ParametersRepository } from './parameters.repository.js';
import { PracticableQuestions } from './practicable-questions.service.js';
import { PracticeSettingsController } from './practice-settings.controller.js';
import { PracticeSettingsEntity } from './practice-settings.entity.js';
import { PracticeSettingsService } from './practice-settings.service.js';
import { PreviewService } from './preview.service.js';
import { RatingHistoryReader } from './rating-history.reader.js';
import { ReviewController } from './review.controller.js';
import { ReviewBasisRepository } from './review-basis.repository.js';
import { ReviewEventEntity } from './review-event.entity.js';
import { ReviewHorizons } from './review-horizons.service.js';
import { ReviewLogService } from './review-log.service.js';
import { ReviewRecorder } from './review-recorder.service.js';
import { ReviewService } from './review.service.js';
import { SchedulingAccountSection } from './scheduling-account-section.js';
import { SchedulingDataRepository } from './scheduling-data.repository.js';
import { SchedulingParametersController } from './scheduling-parameters.controller.js';
import { SchedulingParametersEntity } from './scheduling-parameters.entity.js';
import { StudyCosts } from './study-costs.service.js';
import { TodayCardsReader } from './today-cards.reader.js';
import { UndoService } from './undo.service.js';

/** What a review means and when a question comes back. */
@Module({
  imports: [
    CohortsModule,
    IdentityModule,
    QuestionBankModule,
    TypeOrmModule.forFeature([
      CardEntity,
      ExternalCardEntity,
      LearnerPaceEntity,
      PracticeSettingsEntity,
      ReviewEventEntity,
      SchedulingParametersEntity,
    ]),
  ],
  controllers: [
    ReviewController,
    CardController,
    PracticeSettingsController,
    SchedulingParametersController,
    FollowController,
  ],
  providers: [
    CardLog,
    CardLogRepository,
    CardRepository,
    CardService,
    EventStamps,
    ExternalCardRepository,
    ExternalCards,
    FollowRepository,
    FollowService,
    FollowedBanks,
    GroupMemoryReader,
    GroupPracticeReader,
    LearnerMemoryReader,
    LearnerPaceRepository,
    LoadBalancer,
    LogParameters,
    MetQuestions,
    ParameterVersions,
    ParametersRepository,
    PreviewService,
    PracticableQuestions,
    PracticeSettingsService,
    ReviewLogService,
    ReviewBasisRepository,
    RatingHistoryReader,
    ReviewHorizons,
    ReviewRecorder,
    ReviewService,
    SchedulingAccountSection,
    SchedulingDataRepository,
    StudyCosts,
    TodayCardsReader,
    UndoService,
  ],
  exports: [
    CardLog,
    ExternalCards,
    GroupMemoryReader,
    GroupPracticeReader,
    LearnerMemoryReader,
    LogParameters,
    ParameterVersions,
    PracticableQuestions,
    RatingHistoryReader,
    ReviewHorizons,
    ReviewRecorder,
    StudyCosts,
    TodayCardsReader,
  ],
})
export class SchedulingModule {}
