import { Module } from '@nestjs/common';
import { InterviewGoalsModule } from '../interview-goals/interview-goals.module.js';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { EventBatches } from './event-batch.service.js';
import { PackCursors } from './pack-cursors.service.js';
import { PackItems } from './pack-items.service.js';
import { PackOffers } from './pack-offers.service.js';
import { PackService } from './pack.service.js';
import { PackSourcesLoader } from './pack-sources.service.js';
import { PackToday } from './pack-today.service.js';
import { SyncController } from './sync.controller.js';

/** For phones that are offline most of the time: sending what they recorded, fetching what they need. */
@Module({
  imports: [InterviewGoalsModule, QuestionBankModule, QueueModule, SchedulingModule],
  controllers: [SyncController],
  providers: [
    EventBatches,
    PackCursors,
    PackItems,
    PackOffers,
    PackService,
    PackSourcesLoader,
    PackToday,
  ],
})
export class SyncModule {}
