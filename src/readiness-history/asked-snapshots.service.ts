import { Injectable } from '@nestjs/common';
import { SharedLimiters, type SharedLimiter } from '../platform/database/shared-limiter.js';
import { tooMany } from '../platform/http/request-limiter.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { Snapshot } from './domain/snapshot.js';
import { SnapshotTaking } from './snapshot-taking.service.js';

/**
 * Snapshots that learners ask for, each as dear as a dozen scores. What was deleted stays counted, and the
 * limit holds over all of somebody's targets and all processes.
 */
@Injectable()
export class AskedSnapshots {
  private readonly byLearner: SharedLimiter;

  constructor(
    private readonly taking: SnapshotTaking,
    limiters: SharedLimiters,
  ) {
    this.byLearner = limiters.make({ name: 'snapshots', points: 20, windowSeconds: 86_400 });
  }

  /** @throws AppError as `SnapshotTaking.takeAsked`; rate-limited after twenty within a day */
  async take(learner: Learner, targetId: string): Promise<Snapshot> {
    const { isAllowed, retryAfterSeconds } = await this.byLearner.count(learner.id);
    if (!isAllowed) throw tooMany(retryAfterSeconds);
    try {
      return await this.taking.takeAsked(learner, targetId);
    } catch (refusal) {
      await this.byLearner.uncount(learner.id);
      throw refusal;
    }
  }
}
