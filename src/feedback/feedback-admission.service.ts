import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { nextUtcDay } from '../kernel/next-utc-day.js';
import { utcDay } from '../kernel/utc-day.js';
import { Ids } from '../platform/config/ids.js';
import type { LlmConfig } from '../platform/config/llm-config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { AnsweredQuestion } from './domain/answered-question.js';
import { fitsBeside, type Cost, type DayLimits } from './domain/feedback-budget.js';
import type { FeedbackRequest } from './domain/feedback-request.js';
import { promptVersion } from './domain/prompt-version.js';
import { FeedbackBudgetRepository, type SpentBudget } from './feedback-budget.repository.js';
import type { FeedbackRequestEntity } from './feedback-request.entity.js';
import { FeedbackRequestRepository } from './feedback-request.repository.js';
import { contentHash } from './prompt-identity.js';

/** An answer that somebody wants feedback on. */
export interface Wish {
  readonly learnerId: string;
  readonly attemptId: string;
  readonly question: AnsweredQuestion;
}

const longestWaitMs = 60 * 60_000;
/** Somebody else's end may come between finding that there is one of the same content and reading it. */
const mostTries = 3;
/** About as long as some of what is under way takes to end. */
const soonSeconds = 30;
const nothingUsed = { calls: 0, tokens: 0, globalTokens: 0 };

/** Lets requests in: as many as the budgets pay for and the queue holds, and one for the same content. */
@Injectable()
export class FeedbackAdmission {
  constructor(
    private readonly requests: FeedbackRequestRepository,
    private readonly budgets: FeedbackBudgetRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The request for feedback on an answer: a new one, or the one of the same content that is open or has
   * feedback. A new one is paid for before anything else is done.
   *
   * @param wanted the most that it may cost
   * @throws AppError rule-violated where no day has room for it, budget-spent, rate-limited
   */
  async admit(wish: Wish, llm: LlmConfig, wanted: Cost): Promise<FeedbackRequest> {
    const hash = contentHash(wish.question, llm);
    if (!fitsBeside(nothingUsed, wanted, limitsOf(llm))) throw tooDear();
    for (let round = 0; round < mostTries; round += 1) {
      const request = this.make(wish, { hash, wanted, model: llm.model });
      const admitted = await this.unitOfWork.run(async () => {
        if (!(await this.requests.insertUnlessSame(request))) {
          return this.requests.findSame(request);
        }
        await this.payFor(request, llm);
        return request;
      });
      if (admitted !== null) return admitted;
    }
    throw new AppError('conflict', 'The feedback on this answer is just being changed.');
  }

  /** The row of the day, which this locks, is where all admissions of a day stand in line. */
  private async payFor(request: FeedbackRequestEntity, llm: LlmConfig): Promise<void> {
    const { learnerId, reservedDay: day, reservedCalls: calls, reservedTokens: tokens } = request;
    const limits = limitsOf(llm);
    const spent = await this.budgets.reserve(learnerId, { day, calls, tokens }, limits);
    if (spent !== null) {
      const used = await this.budgets.findUsed(learnerId, day);
      throw budgetSpent(spent, fitsBeside(used, { calls, tokens }, limits), this.clock.now());
    }
    if ((await this.requests.countQueued()) > llm.queueLength) {
      throw new AppError('rate-limited', 'Too many requests for feedback are waiting.', {
        retryAfterSeconds: soonSeconds,
      });
    }
  }

  private make(
    { learnerId, attemptId, question }: Wish,
    { hash, wanted, model }: { hash: string; wanted: Cost; model: string },
  ): FeedbackRequestEntity {
    const now = this.clock.now();
    return {
      learnerId,
      id: this.ids.next(),
      attemptId,
      contentHash: hash,
      state: 'queued',
      model,
      promptVersion,
      input: question,
      result: null,
      fault: null,
      version: 1,
      starts: 0,
      runner: null,
      leaseUntil: null,
      reservedDay: utcDay(now),
      reservedCalls: wanted.calls,
      reservedTokens: wanted.tokens,
      createdAt: now,
      startedAt: null,
      finishedAt: null,
      expiresAt: new Date(now.getTime() + longestWaitMs),
    };
  }
}

function limitsOf(llm: LlmConfig): DayLimits {
  return {
    calls: llm.userDailyCalls,
    tokens: llm.userDailyTokens,
    globalTokens: llm.globalDailyTokens,
  };
}

/** @param passes whether only what is under way stands in the way, which frees most of it when it ends */
function budgetSpent(spent: SpentBudget, passes: boolean, now: Date): AppError {
  const whose = spent === 'own' ? 'What you may use today' : 'What all may use together today';
  const detail = passes
    ? `${whose} is reserved by feedback that is under way. Most of it is free again when that ends.`
    : `${whose} is spent.`;
  const restSeconds = Math.ceil((nextUtcDay(now).getTime() - now.getTime()) / 1000);
  const retryAfterSeconds = passes ? Math.min(soonSeconds, restSeconds) : restSeconds;
  return new AppError('budget-spent', detail, { retryAfterSeconds });
}

function tooDear(): AppError {
  const detail = 'may cost more than the budget of a whole day, its question and rubric included';
  return ruleViolated([{ in: 'path', pointer: '#/id', code: 'too-dear', detail }]);
}
