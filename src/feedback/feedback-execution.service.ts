import { Injectable, Logger } from '@nestjs/common';
import type { LlmConfig } from '../platform/config/llm-config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { LeaseKeeper, RunInterrupted } from '../platform/jobs/lease-keeper.js';
import { FeedbackCallRepository } from './feedback-call.repository.js';
import { FeedbackEndings } from './feedback-endings.service.js';
import { FeedbackRequestRepository, type FeedbackClaim } from './feedback-request.repository.js';
import { FeedbackWork, type WorkDone } from './feedback-work.service.js';

/** Carries a claimed request to its end, whichever end that is. */
@Injectable()
export class FeedbackExecution {
  private readonly logger = new Logger(FeedbackExecution.name);
  private readonly inHand = new Map<string, LeaseKeeper>();

  constructor(
    private readonly work: FeedbackWork,
    private readonly requests: FeedbackRequestRepository,
    private readonly calls: FeedbackCallRepository,
    private readonly endings: FeedbackEndings,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Never rejects: what goes wrong is left to the next run, of which there are a few. */
  async carryOut(claim: FeedbackClaim, llm: LlmConfig, leaving: AbortSignal): Promise<void> {
    const onFault = (error: unknown) =>
      this.logger.warn({ err: error, feedback: claim.id }, 'request shows no sign of life');
    const lease = new LeaseKeeper({ renew: () => this.requests.renew(claim), onFault }, leaving);
    this.inHand.set(claim.id, lease);
    try {
      const done = await this.work.do(claim, llm, lease.signal);
      // Feedback that came while the process was told to leave is feedback all the same.
      if (done.usedCall === null) lease.signal.throwIfAborted();
      await lease.rest();
      await this.conclude(claim, done);
      this.tellOperator(claim, llm, done);
    } catch (error) {
      await lease.rest();
      await this.leave(claim, lease.signal.aborted ? lease.signal.reason : error);
    } finally {
      this.inHand.delete(claim.id);
    }
  }

  /** Break off a run in this process, if it is here; those elsewhere find out by their lease. */
  callOff(id: string): void {
    this.inHand.get(id)?.interrupt('lost');
  }

  /** Learners are told in words that nothing can be done by; who can is told here. */
  private tellOperator(claim: FeedbackClaim, { host, model }: LlmConfig, { end }: WorkDone): void {
    if (!('fault' in end) || end.fault === 'CANCELLED') return;
    const context = { feedback: claim.id, fault: end.fault, host, model };
    this.logger.warn(context, 'no feedback: `npm run llm:smoke` tells more');
  }

  private conclude(claim: FeedbackClaim, { end, usedCall }: WorkDone): Promise<void> {
    return this.unitOfWork.run(async () => {
      const isOurs = await this.endings.finish(claim, end);
      if (!isOurs || usedCall === null || !('result' in end)) return;
      await this.calls.noteUse(claim, usedCall, end.result.feedback);
    });
  }

  private async leave(claim: FeedbackClaim, why: unknown): Promise<void> {
    const isInterrupted = why instanceof RunInterrupted;
    if (isInterrupted && why.why === 'lost') return;
    if (!isInterrupted) this.logger.error({ err: why, feedback: claim.id }, 'request is left');
    await this.requests
      .release(claim, !isInterrupted)
      .catch((fault: unknown) =>
        this.logger.error({ err: fault, feedback: claim.id }, 'request left as it is'),
      );
  }
}
