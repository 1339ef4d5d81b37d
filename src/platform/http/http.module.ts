import { Global, Module } from '@nestjs/common';
import { IdempotencyRepository } from './idempotency.repository.js';
import { Cursors } from './paging.js';
import { ProblemsController } from './problems.controller.js';
import { RequestLimiter } from './request-limiter.js';

/** HTTP conventions that every feature uses. */
@Global()
@Module({
  controllers: [ProblemsController],
  providers: [Cursors, IdempotencyRepository, RequestLimiter],
  exports: [Cursors, IdempotencyRepository, RequestLimiter],
})
export class HttpModule {}
