import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { SchedulingParameters } from './domain/scheduling-parameters.js';
import { ParametersRepository } from './parameters.repository.js';
import { SchedulingDataRepository } from './scheduling-data.repository.js';

/** The parameters that a learner's log was computed with, for taking them along with it. */
@Injectable()
export class LogParameters {
  constructor(
    private readonly parameters: ParametersRepository,
    private readonly data: SchedulingDataRepository,
    private readonly clock: Clock,
  ) {}

  /** All versions of the learner's own there ever were, the oldest first. */
  list(learnerId: string): Promise<SchedulingParameters[]> {
    return this.data.listParameters(learnerId);
  }

  /** Those that an event of the log names, the oldest first. */
  listUsed(learnerId: string): Promise<SchedulingParameters[]> {
    return this.data.listUsedParameters(learnerId);
  }

  /**
   * Keep parameters for the events that name them. They become a version like any other and not the one
   * that later reviews use. Only under `CardLog.exclusively`, and only what was validated.
   *
   * @returns the number of the version
   */
  keep(learnerId: string, parameters: Omit<SchedulingParameters, 'version'>): Promise<number> {
    return this.parameters.insertParameters(learnerId, parameters, {
      source: 'import',
      parentVersion: null,
      fit: null,
      createdAt: this.clock.now(),
    });
  }
}
