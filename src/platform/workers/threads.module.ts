import { Global, Module } from '@nestjs/common';
import { Threads } from './threads.js';

/** Room for long computations, beside the thread that answers requests. */
@Global()
@Module({
  providers: [Threads],
  exports: [Threads],
})
export class ThreadsModule {}
