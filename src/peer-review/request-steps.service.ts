import { Injectable } from '@nestjs/common';
import { Notifier } from '../notifications/notifier.service.js';
import type { NextStep } from './domain/next-step.js';
import type { Confidence, PeerReviewRequest } from './domain/peer-review-request.js';
import { Escalations } from './escalations.service.js';
import type { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { RequestMaking } from './request-making.service.js';
import { RequestResolving } from './request-resolving.service.js';
import { SettlementBook, type SettlementEntry } from './settlement-book.service.js';
import type { WeighedRequest } from './settlement-weighing.service.js';

type Step<Kind extends NextStep['kind']> = Extract<NextStep, { kind: Kind }>;

/** Does what was decided about a request. Only while it is locked. */
@Injectable()
export class RequestSteps {
  constructor(
    private readonly book: SettlementBook,
    private readonly making: RequestMaking,
    private readonly resolving: RequestResolving,
    private readonly escalations: Escalations,
    private readonly notifier: Notifier,
  ) {}

  /** Whether there is somebody with authority who could decide. */
  canEscalate(request: PeerReviewRequest): Promise<boolean> {
    return this.escalations.isPossible(request);
  }

  async settle(
    request: PeerReviewRequestEntity,
    weighed: WeighedRequest,
    { cause, isLow }: Pick<Step<'settle'>, 'cause' | 'isLow'>,
  ): Promise<void> {
    const confidence = isLow ? 'low' : weighed.settled.confidence;
    await this.enter(request, weighed, { cause, confidence });
    await this.resolving.end(request, 'settled');
    await this.tellSettled(request, confidence);
  }

  /** The reviews are too far apart: one more is asked for, which the author does not pay for. */
  async breakTie(request: PeerReviewRequestEntity, weighed: WeighedRequest): Promise<void> {
    await this.enter(request, weighed, { cause: 'complete', confidence: 'contested' });
    await this.making.addTieBreak(request);
  }

  async escalate(
    request: PeerReviewRequestEntity,
    weighed: WeighedRequest | null,
    { why, cause }: Pick<Step<'escalate'>, 'why' | 'cause'>,
  ): Promise<void> {
    if (weighed !== null) await this.enter(request, weighed, { cause, confidence: 'contested' });
    await this.resolving.handOver(request, why);
  }

  /** No review counts, so all was given back by now: some of it when a coach was asked, or a review struck out. */
  async close(request: PeerReviewRequestEntity): Promise<void> {
    await this.resolving.end(request, 'closed');
    const { learnerId, id: requestId, attemptId, questionId, wanted: refunded } = request;
    const data = { requestId, attemptId, questionId, refunded };
    await this.notifier.notify([{ learnerId, kind: 'peer-review.closed', data }]);
  }

  /** Peers have no say any more, and nobody else is asked: a coach has graded the answer. */
  leaveSettled(request: PeerReviewRequestEntity): Promise<void> {
    return this.resolving.touch(request);
  }

  /** What was settled before is settled anew, without a review that was struck out. */
  async resettle(
    request: PeerReviewRequestEntity,
    weighed: WeighedRequest,
    confidence: Confidence,
  ): Promise<void> {
    await this.enter(request, weighed, { cause: 'review-voided', confidence });
    await this.resolving.touch(request);
    await this.tellSettled(request, confidence);
  }

  private enter(
    request: PeerReviewRequestEntity,
    weighed: WeighedRequest,
    entry: SettlementEntry,
  ): Promise<void> {
    return this.book.enter(request, weighed, entry);
  }

  private async tellSettled(
    { learnerId, id: requestId, attemptId, questionId }: PeerReviewRequestEntity,
    confidence: Confidence,
  ): Promise<void> {
    const data = { requestId, attemptId, questionId, confidence };
    await this.notifier.notify([{ learnerId, kind: 'peer-review.settled', data }]);
  }
}
