import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.js';
import { CalibrationLearning } from './calibration-learning.service.js';

/** Learns every night how graders and questions differ, before the day's scores are told. */
@Injectable()
export class LearnCalibrationJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly learning: CalibrationLearning,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'learn-readiness-calibration',
      cron: '53 2 * * *',
      handler: () => this.learning.learn(),
    });
  }
}
