import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { CalibrationTryEntity } from './calibration-try.entity.js';
import { CalibrationTryRepository } from './calibration-try.repository.js';
import type { CalibrationTry } from './domain/calibration-try.js';

/** Writes tries down, one after the other. */
@Injectable()
export class TryBook {
  constructor(
    private readonly tries: CalibrationTryRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** In the caller's transaction. */
  async append(
    learnerId: string,
    anchorId: string,
    outcome: Pick<CalibrationTry, 'items' | 'redFlags' | 'isPassed' | 'meanOff' | 'meanSigned'>,
  ): Promise<CalibrationTry> {
    await this.tries.lock(learnerId, anchorId);
    const earlier = await this.tries.listOutcomes(learnerId, [anchorId]);
    const row = Object.assign(new CalibrationTryEntity(), outcome, {
      id: this.ids.next(),
      learnerId,
      anchorId,
      number: (earlier.at(-1)?.number ?? 0) + 1,
      createdAt: this.clock.now(),
    });
    await this.tries.insert(row);
    return row;
  }
}
