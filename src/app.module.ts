import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { AdjudicationModule } from './adjudication/adjudication.module.js';
import { AttemptFeedbackModule } from './attempt-feedback/attempt-feedback.module.js';
import { AttemptsModule } from './attempts/attempts.module.js';
import { AuthoringModule } from './authoring/authoring.module.js';
import { CalibrationModule } from './calibration/calibration.module.js';
import { CoachingModule } from './coaching/coaching.module.js';
import { CohortsModule } from './cohorts/cohorts.module.js';
import { BankExchangeModule } from './bank-exchange/bank-exchange.module.js';
import { FeedbackModule } from './feedback/feedback.module.js';
import { ForecastModule } from './forecast/forecast.module.js';
import { AuthGuard } from './identity/auth.guard.js';
import { IdentityModule } from './identity/identity.module.js';
import { InterviewGoalsModule } from './interview-goals/interview-goals.module.js';
import type { Clock } from './kernel/clock.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { MockInterviewsModule } from './mock-interviews/mock-interviews.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { OptimizerModule } from './optimizer/optimizer.module.js';
import type { AppConfig } from './platform/config/app-config.js';
import { ConfigModule } from './platform/config/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { IdempotencyInterceptor } from './platform/http/idempotency.interceptor.js';
import { PageLinkInterceptor } from './platform/http/page-link.interceptor.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { requestLog } from './platform/http/request-log.js';
import { UnexpectedInputInterceptor } from './platform/http/unexpected-input.interceptor.js';
import { UploadInterceptor } from './platform/http/upload.interceptor.js';
import { RequestValidationPipe } from './platform/http/validation.pipe.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { OpenApiModule } from './platform/openapi/openapi.module.js';
import { TasksModule } from './platform/tasks/tasks.module.js';
import { ThreadsModule } from './platform/workers/threads.module.js';
import { PeerReviewModule } from './peer-review/peer-review.module.js';
import { QuestionBankModule } from './question-bank/question-bank.module.js';
import { QuestionQualityModule } from './question-quality/question-quality.module.js';
import { QueueModule } from './queue/queue.module.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { ReviewExchangeModule } from './review-exchange/review-exchange.module.js';
import { ReviewQualityModule } from './review-quality/review-quality.module.js';
import { CapstonesModule } from './capstones/capstones.module.js';
import { CohortReadinessModule } from './cohort-readiness/cohort-readiness.module.js';
import { PortfolioModule } from './portfolio/portfolio.module.js';
import { PlanModule } from './plan/plan.module.js';
import { ReadinessModule } from './readiness/readiness.module.js';
import { ReadinessHistoryModule } from './readiness-history/readiness-history.module.js';
import { ReadinessCalibrationModule } from './readiness-calibration/readiness-calibration.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SchedulingModule } from './scheduling/scheduling.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { SyncModule } from './sync/sync.module.js';

/** In this order routes are matched. */
const features = [
  IdentityModule,
  NotificationsModule,
  QuestionBankModule,
  AuthoringModule,
  BankExchangeModule,
  FeedbackModule,
  CohortsModule,
  SchedulingModule,
  InterviewGoalsModule,
  QueueModule,
  ForecastModule,
  SyncModule,
  StatisticsModule,
  ReviewExchangeModule,
  RemindersModule,
  OptimizerModule,
  AttemptsModule,
  AttemptFeedbackModule,
  CoachingModule,
  QuestionQualityModule,
  CalibrationModule,
  // Before peer review: `report` is no id of a review.
  ReviewQualityModule,
  PeerReviewModule,
  AdjudicationModule,
  MockInterviewsModule,
  CapstonesModule,
  PortfolioModule,
  ReadinessModule,
  ReadinessHistoryModule,
  ReadinessCalibrationModule,
  ReportsModule,
  CohortReadinessModule,
  PlanModule,
  OperationsModule,
];

/** The features, and the layer that lies around all of them. */
@Module({})
export class AppModule {
  static forRoot(config: AppConfig, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config, clock),
        LoggerModule.forRoot(requestLog(config)),
        DatabaseModule,
        HttpModule,
        JobsModule,
        TasksModule,
        ThreadsModule,
        OpenApiModule,
        ...features,
      ],
      providers: [
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        // In this order: nothing is read or written for a request that is refused by the first.
        { provide: APP_INTERCEPTOR, useClass: UnexpectedInputInterceptor },
        { provide: APP_INTERCEPTOR, useClass: PageLinkInterceptor },
        { provide: APP_INTERCEPTOR, useClass: UploadInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
    };
  }
}
