import { Module } from '@nestjs/common';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { EventBatches } from './event-batch.service.js';
import { SyncController } from './sync.controller.js';

/** For phones that are offline most of the time: sending what they recorded, fetching what they need. */
@Module({
  imports: [SchedulingModule],
  controllers: [SyncController],
  providers: [EventBatches],
})
export class SyncModule {}
