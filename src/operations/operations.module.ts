import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsService } from './metrics.service.js';
import { ReadinessService } from './readiness.service.js';

/** What those who run the API need: health and figures. */
@Module({
  controllers: [HealthController, MetricsController],
  providers: [MetricsService, ReadinessService],
})
export class OperationsModule {}
