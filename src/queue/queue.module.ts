import { Module } from '@nestjs/common';
import { QuestionBankModule } from '../question-bank/question-bank.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { QueueController } from './queue.controller.js';
import { QueueService } from './queue.service.js';

/** What a learner does next, within the limits of the day. */
@Module({
  imports: [QuestionBankModule, SchedulingModule],
  controllers: [QueueController],
  providers: [QueueService],
  exports: [QueueService],
})
export class QueueModule {}
