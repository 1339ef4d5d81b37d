import { Global, Module } from '@nestjs/common';
import { JobRunner } from './job-runner.js';
import { Jobs } from './jobs.js';

/** Background work: features register it, one process at a time does it. */
@Global()
@Module({
  providers: [Jobs, JobRunner],
  exports: [Jobs],
})
export class JobsModule {}
