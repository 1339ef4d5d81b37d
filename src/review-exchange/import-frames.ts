import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import { LogParameters } from '../scheduling/log-parameters.service.js';
import type { DocumentParameters } from './domain/log-document.js';
import { matchVersions } from './domain/match-versions.js';
import type { ImportInput } from './import-input.js';
import type { ImportFrame } from './import-planner.js';

/** Finds out what all entries of an import have in common. */
@Injectable()
export class ImportFrames {
  constructor(
    private readonly memory: LearnerMemoryReader,
    private readonly parameters: LogParameters,
    private readonly clock: Clock,
  ) {}

  /**
   * Rows are computed with the learner's current parameters, as if they had been reviewed here. What a
   * document's events were computed with comes with it, and is kept unless the learner has it already.
   */
  async make(
    learnerId: string,
    { zone, rolloverHour, dryRun }: ImportInput,
    parameters: readonly DocumentParameters[],
  ): Promise<ImportFrame> {
    const { parameters: current } = await this.memory.getCurrentSettings(learnerId);
    const own = await this.parameters.list(learnerId);
    const { versionOf, missing } = matchVersions(parameters, own);
    const all = new Map(versionOf);
    for (const { version: number, ...values } of dryRun ? [] : missing) {
      all.set(number, await this.parameters.keep(learnerId, values));
    }
    return {
      learnerId,
      receivedAt: this.clock.now(),
      clock: { zone, rolloverHour },
      parametersVersion: current.version,
      versionOf: all,
    };
  }
}
