import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import type { Target } from '../readiness/domain/target.js';
import { TargetReader } from '../readiness/target.reader.js';
import type { Snapshot } from './domain/snapshot.js';
import { SnapshotRepository } from './snapshot.repository.js';

/** The study days that are asked for, both included. */
export interface HistoryDays {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** How the score of a target went. */
export interface ScoreHistory {
  readonly target: Target;
  /** The oldest first. */
  readonly snapshots: readonly Snapshot[];
  /** Whether there are earlier ones within the days asked for. */
  readonly hasEarlier: boolean;
}

/** Two years of daily ones, and what was asked for besides. */
const mostSnapshots = 1000;
const [firstDay, lastDay] = ['1970-01-01', '9999-12-31'];

/** How scores went, from the first snapshot to the last. */
@Injectable()
export class ScoreHistories {
  constructor(
    private readonly targets: TargetReader,
    private readonly snapshots: SnapshotRepository,
  ) {}

  /** The latest thousand of those days. @throws AppError not-found, validation-failed */
  async get(
    learnerId: string,
    targetId: string,
    { from = firstDay, to = lastDay }: HistoryDays,
  ): Promise<ScoreHistory> {
    if (from > to) throw backwards();
    const target = await this.targets.getOwn(learnerId, targetId);
    const key = { learnerId, targetId };
    const found = await this.snapshots.listWithin(key, { from, to }, mostSnapshots + 1);
    return {
      target,
      snapshots: found.slice(0, mostSnapshots).toReversed(),
      hasEarlier: found.length > mostSnapshots,
    };
  }
}

function backwards(): AppError {
  return new AppError('validation-failed', 'One or more fields are invalid.', {
    errors: [{ in: 'query', pointer: '#/from', code: 'after-to', detail: 'must not be after to' }],
  });
}
