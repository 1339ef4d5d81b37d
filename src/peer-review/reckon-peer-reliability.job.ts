import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.js';
import { ReliabilityReckoning } from './reliability-reckoning.service.js';

/** Finds out every night how far each reviewer can be relied on. */
@Injectable()
export class ReckonPeerReliabilityJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly reckoning: ReliabilityReckoning,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'reckon-peer-reliability',
      cron: '41 2 * * *',
      handler: () => this.reckoning.reckon(),
    });
  }
}
