import { Injectable } from '@nestjs/common';
import { AttemptVoiding } from '../attempts/attempt-voiding.service.js';
import { Clock } from '../kernel/clock.js';
import type { EscalationCause } from './domain/next-step.js';
import type { RequestState } from './domain/peer-review-request.js';
import { reviewTerms } from './domain/review-terms.js';
import { Escalations } from './escalations.service.js';
import type { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';
import { SlotRefunds } from './slot-refunds.service.js';

type EndState = Extract<RequestState, 'settled' | 'closed' | 'cancelled' | 'voided'>;

/** Brings requests to their end. */
@Injectable()
export class RequestResolving {
  constructor(
    private readonly requests: PeerReviewRequestRepository,
    private readonly refunds: SlotRefunds,
    private readonly attempts: AttemptVoiding,
    private readonly escalations: Escalations,
    private readonly clock: Clock,
  ) {}

  /** Places that nobody filled go, with their price. Only while the request is locked. */
  async end(request: PeerReviewRequestEntity, state: EndState): Promise<void> {
    await this.refunds.closeUnfilled(request);
    const resolvedAt = request.resolvedAt ?? this.clock.now();
    await this.escalations.ended(await this.requests.update(request, { state, resolvedAt }));
  }

  /** To somebody with authority, who has a week. Peers have said what they had to say. */
  async handOver(request: PeerReviewRequestEntity, why: EscalationCause): Promise<void> {
    await this.refunds.closeUnfilled(request);
    const settlesAt = new Date(this.clock.now().getTime() + reviewTerms.settlementMs);
    const waiting = { state: 'with_coach', settlesAt, resolvedAt: null } as const;
    await this.escalations.open(await this.requests.update(request, waiting), why);
  }

  /** What hangs on it changed. Only while the request is locked. */
  async touch(request: PeerReviewRequestEntity): Promise<void> {
    await this.requests.update(request, {});
  }

  /** What time would do to it is due at once. Only while the request is locked. */
  async hurry(request: PeerReviewRequestEntity): Promise<void> {
    await this.requests.update(request, { settlesAt: this.clock.now() });
  }

  /**
   * With its answer, and with all other requests of that: one that was taken back may have been followed
   * by another. Only while the request is locked.
   */
  async voidAnswer(request: PeerReviewRequestEntity): Promise<void> {
    const requests = await this.requests.lockAllOf(request);
    await this.attempts.void(request.learnerId, request.attemptId);
    for (const each of requests) {
      if (each.state !== 'voided') await this.end(each, 'voided');
    }
  }
}
