import { Injectable } from '@nestjs/common';
import { utcDay } from '../kernel/utc-day.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { costOfCalls } from './domain/cost-of-calls.js';
import type { FeedbackRequest } from './domain/feedback-request.js';
import { FeedbackBudgetRepository } from './feedback-budget.repository.js';
import type { FeedbackCallEntity } from './feedback-call.entity.js';
import { FeedbackCallRepository } from './feedback-call.repository.js';
import { FeedbackRatingRepository } from './feedback-rating.repository.js';
import { FeedbackRequestRepository } from './feedback-request.repository.js';

/** All that is kept about feedback: how it is handed out, and how it goes. */
@Injectable()
export class FeedbackHoldings {
  constructor(
    private readonly requests: FeedbackRequestRepository,
    private readonly ratings: FeedbackRatingRepository,
    private readonly calls: FeedbackCallRepository,
    private readonly budgets: FeedbackBudgetRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Everything about one learner, as JSON values. */
  async exportOf(learnerId: string): Promise<Record<string, unknown>> {
    return {
      requests: (await this.requests.listAll(learnerId)).map(toExported),
      ratings: withoutLearner(await this.ratings.listAll(learnerId)),
      usage: withoutLearner(await this.budgets.listUsage(learnerId)),
      calls: (await this.calls.listAll(learnerId)).map(toExportedCall),
    };
  }

  /** What was under way is over, and what it cost stays in the sum of the day. */
  async removeOf(learnerId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      // Requests, usage, days: in the order in which everybody locks them.
      const open = await this.requests.lockOpenOf(learnerId);
      await this.budgets.removeAllUsage(learnerId);
      for (const { id, day, tokens } of open) {
        const cost = costOfCalls(await this.calls.listOf({ learnerId, id }));
        await this.budgets.settleDay({ day, tokens }, cost.tokens);
      }
      await this.requests.removeAll(learnerId);
      await this.calls.removeAll(learnerId);
    });
  }

  /** What came to its end, was called or spent before an instant. */
  async forgetBefore(before: Date): Promise<void> {
    await this.requests.removeFinishedBefore(before);
    await this.calls.removeMadeBefore(before);
    await this.budgets.removeBefore(utcDay(before));
  }
}

/** What a model is told holds what the question keeps back; what came of it does not. */
function toExported(request: FeedbackRequest): Omit<FeedbackRequest, 'learnerId' | 'input'> {
  return {
    id: request.id,
    attemptId: request.attemptId,
    contentHash: request.contentHash,
    state: request.state,
    model: request.model,
    promptVersion: request.promptVersion,
    result: request.result,
    fault: request.fault,
    version: request.version,
    createdAt: request.createdAt,
    startedAt: request.startedAt,
    finishedAt: request.finishedAt,
    expiresAt: request.expiresAt,
  };
}

/** Neither what a server said, word for word, nor what the operator paid for it. */
function toExportedCall({
  learnerId: _mine,
  raw: _raw,
  cost: _cost,
  ...call
}: FeedbackCallEntity): Omit<FeedbackCallEntity, 'learnerId' | 'raw' | 'cost'> {
  return call;
}

function withoutLearner<Row extends { learnerId: string }>(
  rows: readonly Row[],
): Omit<Row, 'learnerId'>[] {
  return rows.map(({ learnerId: _mine, ...row }) => row);
}
