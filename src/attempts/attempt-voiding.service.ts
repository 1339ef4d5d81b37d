import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Attempt } from './domain/attempt.js';
import { nextState } from './next-state.js';
import { OwnAttempts } from './own-attempts.js';

/** Takes answers out of everything, because a moderator found that they are none. */
@Injectable()
export class AttemptVoiding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly own: OwnAttempts,
    private readonly clock: Clock,
  ) {}

  /** Its grades are kept. @throws AppError not-found, invalid-state */
  void(learnerId: string, attemptId: string): Promise<Attempt> {
    return this.unitOfWork.run(async () => {
      const attempt = await this.own.lock(learnerId, attemptId);
      const now = this.clock.now();
      const state = nextState(attempt, 'void', { now, isTaken: false });
      return this.own.update(attempt, { state, closedAt: now, expiresAt: null });
    });
  }
}
