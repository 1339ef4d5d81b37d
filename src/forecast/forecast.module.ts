import { Module } from '@nestjs/common';
import { ChartsModule } from '../platform/charts/charts.module.js';
import { InterviewGoalsModule } from '../interview-goals/interview-goals.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { ForecastController } from './forecast.controller.js';
import { ForecastInputs } from './forecast-inputs.service.js';
import { ForecastService } from './forecast.service.js';
import { Simulations } from './simulations.service.js';

/** What practice will ask of a learner, and what it will leave. */
@Module({
  imports: [ChartsModule, InterviewGoalsModule, QueueModule, SchedulingModule],
  controllers: [ForecastController],
  providers: [ForecastInputs, ForecastService, Simulations],
})
export class ForecastModule {}
