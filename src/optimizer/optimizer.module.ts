import { Module } from '@nestjs/common';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { OptimizerController } from './optimizer.controller.js';
import { OptimizerService } from './optimizer.service.js';
import { RescheduleController } from './reschedule.controller.js';
import { RescheduleService } from './reschedule.service.js';

/** Fits the model of memory to a learner, and brings cards under other parameters. */
@Module({
  imports: [SchedulingModule],
  controllers: [OptimizerController, RescheduleController],
  providers: [OptimizerService, RescheduleService],
})
export class OptimizerModule {}
