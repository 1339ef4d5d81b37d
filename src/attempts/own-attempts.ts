import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CardLog } from '../scheduling/card-log.service.js';
import type { AttemptEntity } from './attempt.entity.js';
import { AttemptRepository, type AttemptFilter } from './attempt.repository.js';
import type { Attempt } from './domain/attempt.js';

/**
 * A learner's own attempts as they are at this moment: what time has ended is ended before anybody
 * looks, so that no answer depends on when the job last ran.
 */
@Injectable()
export class OwnAttempts {
  constructor(
    private readonly attempts: AttemptRepository,
    private readonly clock: Clock,
    private readonly cardLog: CardLog,
  ) {}

  /** @throws AppError not-found */
  async get(learnerId: string, id: string): Promise<AttemptEntity> {
    await this.attempts.endOverdueOf(learnerId, this.clock.now());
    return this.attempts.get(learnerId, id);
  }

  /** Only in a transaction. @throws AppError not-found */
  async lock(learnerId: string, id: string): Promise<AttemptEntity> {
    await this.attempts.endOverdueOf(learnerId, this.clock.now());
    return this.attempts.lock(learnerId, id);
  }

  async list(learnerId: string, filter: AttemptFilter): Promise<AttemptEntity[]> {
    await this.attempts.endOverdueOf(learnerId, this.clock.now());
    return this.attempts.list(learnerId, filter);
  }

  /**
   * Store what changed. Only in a transaction. What was handed in or taken back may turn the queue and the
   * packs of phones, so the learner's change number goes on with every state.
   *
   * @returns the attempt as it is now
   */
  async update(attempt: AttemptEntity, changes: Partial<Attempt>): Promise<AttemptEntity> {
    const isTurned = changes.state !== undefined && changes.state !== attempt.state;
    const updated = await this.attempts.update(attempt, changes);
    if (isTurned) await this.cardLog.exclusively(attempt.learnerId, () => Promise.resolve());
    return updated;
  }

  /**
   * Abandon the drafts and close the graded attempts whose time has come.
   *
   * @returns how many
   */
  endOverdue(now: Date): Promise<number> {
    return this.attempts.endOverdue(now);
  }
}
