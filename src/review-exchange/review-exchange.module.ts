import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { CheckedLogs } from './checked-logs.js';
import { ImportFrames } from './import-frames.js';
import { ImportPlanner } from './import-planner.js';
import { ImportQueue } from './import-queue.js';
import { ImportReviewsTask } from './import-reviews.task.js';
import { LogExport } from './log-export.service.js';
import { LogImport } from './log-import.service.js';
import { LogStaging } from './log-staging.service.js';
import { LogWriting } from './log-writing.service.js';
import { LoggedCards } from './logged-cards.js';
import { PurgeReviewImportsJob } from './purge-review-imports.job.js';
import { ReviewExchangeSection } from './review-exchange-section.js';
import { ReviewImportRepository } from './review-import.repository.js';
import { ReviewLogController } from './review-log.controller.js';

/** Logs of reviews that leave for other programs, or come from them. */
@Module({
  imports: [IdentityModule, SchedulingModule],
  controllers: [ReviewLogController],
  providers: [
    CheckedLogs,
    ImportFrames,
    ImportPlanner,
    ImportQueue,
    ImportReviewsTask,
    LogExport,
    LogImport,
    LogStaging,
    LogWriting,
    LoggedCards,
    PurgeReviewImportsJob,
    ReviewExchangeSection,
    ReviewImportRepository,
  ],
})
export class ReviewExchangeModule {}
