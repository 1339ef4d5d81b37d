import { Global, Module } from '@nestjs/common';
import { Drain } from './drain.js';
import { HttpMetrics } from './http-metrics.js';
import { AppLogger } from './app-logger.js';
import { IdempotencyRepository } from './idempotency.repository.js';
import { LiveStreams } from './live-streams.js';
import { Cursors } from './paging.js';
import { ProblemsController } from './problems.controller.js';
import { PurgeIdempotencyKeysJob } from './purge-idempotency-keys.job.js';
import { RequestLimiter } from './request-limiter.js';
import { UploadInspectors } from './upload-inspectors.js';

/** HTTP conventions that every feature uses. */
@Global()
@Module({
  controllers: [ProblemsController],
  providers: [
    AppLogger,
    Cursors,
    Drain,
    HttpMetrics,
    IdempotencyRepository,
    LiveStreams,
    PurgeIdempotencyKeysJob,
    RequestLimiter,
    UploadInspectors,
  ],
  exports: [
    Cursors,
    Drain,
    HttpMetrics,
    IdempotencyRepository,
    LiveStreams,
    RequestLimiter,
    UploadInspectors,
  ],
})
export class HttpModule {}
