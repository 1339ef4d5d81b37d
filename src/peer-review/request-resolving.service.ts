import { Injectable } from '@nestjs/common';
import { TakenAttempts } from '../attempts/taken-attempts.service.js';
import { Clock } from '../kernel/clock.js';
import type { RequestState } from './domain/peer-review-request.js';
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
    private readonly attempts: TakenAttempts,
    private readonly escalations: Escalations,
    private readonly clock: Clock,
  ) {}

  /**
   * Places that nobody filled go, with their price. Only while the request is locked.
   *
   * @returns how many credits the author has back
   */
  async end(request: PeerReviewRequestEntity, state: EndState): Promise<number> {
    const refunded = await this.refunds.closeUnfilled(request);
    const resolvedAt = request.resolvedAt ?? this.clock.now();
    await this.escalations.ended(await this.requests.update(request, { state, resolvedAt }));
    return refunded;
  }

  /** What time would do to it is due at once. Only while the request is locked. */
  async hurry(request: PeerReviewRequestEntity): Promise<void> {
    await this.requests.update(request, { settlesAt: this.clock.now() });
  }

  /** With its answer. Only while the request is locked. */
  async voidAnswer(request: PeerReviewRequestEntity): Promise<void> {
    await this.attempts.void(request.learnerId, request.attemptId);
    await this.end(request, 'voided');
  }
}
