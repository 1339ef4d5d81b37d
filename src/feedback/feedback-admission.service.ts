import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { utcDay } from '../kernel/utc-day.js';
import { Ids } from '../platform/config/ids.js';
import type { LlmConfig } from '../platform/config/llm-config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { AnsweredQuestion } from './domain/answered-question.js';
import { canEverFit, type Cost, type DayLimits } from './domain/feedback-budget.js';
import type { FeedbackRequest } from './domain/feedback-request.js';
import { promptVersion } from './domain/prompt-version.js';
import { secondsToNextDay } from './domain/seconds-to-next-day.js';
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
const queueRetrySeconds = 30;

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
    if (!canEverFit(wanted, limitsOf(llm))) throw tooDear();
    for (let round = 0; round < mostTries; round += 1) {
      const request = this.make(wish, { hash, wanted, model: llm.model });
      const admitted = await this.unitOfWork.run(async () => {
        if (!(await this.requests.insertUnlessSame(request))) {
          return this.requests.findSame(wish.learnerId, hash);
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
    const spent = await this.budgets.reserve(learnerId, { day, calls, tokens }, limitsOf(llm));
    if (spent !== null) throw budgetSpent(spent, this.clock.now());
    if ((await this.requests.countQueued()) > llm.queueLength) {
      throw new AppError('rate-limited', 'Too many requests for feedback are waiting.', {
        retryAfterSeconds: queueRetrySeconds,
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

function budgetSpent(spent: SpentBudget, now: Date): AppError {
  const detail =
    spent === 'own'
      ? 'What you may use today is spent, or reserved by what is under way.'
      : 'What everybody together may use today is spent, or reserved by what is under way.';
  return new AppError('budget-spent', detail, { retryAfterSeconds: secondsToNextDay(now) });
}

function tooDear(): AppError {
  const detail = 'may cost more than the budget of a whole day, its question and rubric included';
  return ruleViolated([{ in: 'path', pointer: '#/id', code: 'too-dear', detail }]);
}
