import { Injectable } from '@nestjs/common';
import { SharedAttempts } from '../attempts/shared-attempts.service.js';
import type { PeerReviewRequest, PeerSettlement } from './domain/peer-review-request.js';
import type { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { RequestSteps } from './request-steps.service.js';
import { SettlementBook } from './settlement-book.service.js';
import { SettlementWeighing, type WeighedRequest } from './settlement-weighing.service.js';
import { SettlementsInForce } from './settlements-in-force.service.js';

/** Settles anew what was settled with a review that was struck out. Only while the request is locked. */
@Injectable()
export class Resettling {
  constructor(
    private readonly inForce: SettlementsInForce,
    private readonly weighing: SettlementWeighing,
    private readonly steps: RequestSteps,
    private readonly book: SettlementBook,
    private readonly attempts: SharedAttempts,
  ) {}

  /** Where a coach has decided, what peers said had no force before either. */
  async settleAnew(request: PeerReviewRequestEntity): Promise<void> {
    const before = await this.inForce.find(request);
    if (before === null) return;
    const weighed = await this.weighing.weigh(request);
    if (weighed !== null && weighed.settled.confidence !== 'contested') {
      await this.replace(request, weighed, { before, isContested: false });
    } else if (await this.isGradedByCoach(request)) {
      await this.book.strikeAllOut(request);
      await this.steps.leaveSettled(request);
    } else {
      await this.withoutAgreement(request, before, weighed);
    }
  }

  private async withoutAgreement(
    request: PeerReviewRequestEntity,
    before: PeerSettlement,
    weighed: WeighedRequest | null,
  ): Promise<void> {
    if (await this.steps.canEscalate(request)) {
      await this.book.strikeAllOut(request);
      const why = weighed === null ? 'unreviewed' : 'contested';
      await this.steps.escalate(request, weighed, { why, cause: 'review-voided' });
    } else if (weighed === null) {
      await this.book.strikeAllOut(request);
      await this.steps.close(request);
    } else {
      await this.replace(request, weighed, { before, isContested: true });
    }
  }

  /** Fewer reviews do not make more sure of anything. */
  private async replace(
    request: PeerReviewRequestEntity,
    weighed: WeighedRequest,
    { before, isContested }: { before: PeerSettlement; isContested: boolean },
  ): Promise<void> {
    const isLow = isContested || before.confidence === 'low';
    await this.steps.resettle(request, weighed, isLow ? 'low' : weighed.settled.confidence);
  }

  /** By an appeal, or without being asked: there is nothing left to ask. */
  private async isGradedByCoach({ learnerId, attemptId }: PeerReviewRequest): Promise<boolean> {
    const { gradeInForce } = await this.attempts.get(learnerId, attemptId);
    return gradeInForce?.kind === 'coach';
  }
}
