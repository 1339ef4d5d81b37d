import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { AppConfig } from '../platform/config/app-config.js';
import type { LlmConfig } from '../platform/config/llm-config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { mostCalls } from './domain/call-terms.js';
import type { FeedbackRequest } from './domain/feedback-request.js';
import { FeedbackAdmission, type Wish } from './feedback-admission.service.js';
import { FeedbackEngine } from './feedback-engine.service.js';
import { FeedbackRunner } from './feedback-runner.js';

/** Asking for feedback. */
@Injectable()
export class FeedbackRequests {
  constructor(
    private readonly config: AppConfig,
    private readonly engine: FeedbackEngine,
    private readonly admission: FeedbackAdmission,
    private readonly runner: FeedbackRunner,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  get isEnabled(): boolean {
    return this.config.llm !== null;
  }

  /** Who is asked. @throws AppError feedback-disabled where nobody is */
  whom(): LlmConfig {
    if (this.config.llm !== null) return this.config.llm;
    throw new AppError('feedback-disabled', 'This server asks no model for feedback.');
  }

  /**
   * Joins the caller's transaction.
   *
   * @throws AppError feedback-disabled, rule-violated, budget-spent, rate-limited
   */
  async ask(wish: Wish): Promise<FeedbackRequest> {
    const llm = this.whom();
    const tokens = mostCalls * (await this.engine.worstCaseTokens(wish.question));
    return this.unitOfWork.run(async () => {
      const request = await this.admission.admit(wish, llm, { calls: mostCalls, tokens });
      this.unitOfWork.afterCommit(() => this.runner.wake());
      return request;
    });
  }
}
