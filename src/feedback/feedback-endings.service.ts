import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { costOfCalls } from './domain/cost-of-calls.js';
import type { Reservation } from './domain/feedback-budget.js';
import { FeedbackBudgetRepository } from './feedback-budget.repository.js';
import { FeedbackCallRepository } from './feedback-call.repository.js';
import {
  FeedbackRequestRepository,
  type FeedbackClaim,
  type FeedbackEnd,
  type FeedbackKey,
} from './feedback-request.repository.js';

/** How requests end, whoever ends them: in one transaction with what they cost. */
@Injectable()
export class FeedbackEndings {
  constructor(
    private readonly requests: FeedbackRequestRepository,
    private readonly calls: FeedbackCallRepository,
    private readonly budgets: FeedbackBudgetRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns false, and nothing happens, when the request is not this run's any more */
  finish(claim: FeedbackClaim, end: FeedbackEnd): Promise<boolean> {
    return this.settle(claim, () => this.requests.finish(claim, end, this.clock.now()));
  }

  /** @returns false when it was not open any more */
  cancel(key: FeedbackKey): Promise<boolean> {
    return this.settle(key, () => this.requests.cancel(key, this.clock.now()));
  }

  /** @returns false when somebody took it meanwhile */
  expire(key: FeedbackKey, isEnabled: boolean): Promise<boolean> {
    return this.settle(key, () => this.requests.expire(key, this.clock.now(), isEnabled));
  }

  private settle(key: FeedbackKey, end: () => Promise<Reservation | null>): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const reserved = await end();
      if (reserved === null) return false;
      const cost = costOfCalls(await this.calls.listOf(key));
      await this.budgets.settle(key.learnerId, reserved, cost);
      return true;
    });
  }
}
