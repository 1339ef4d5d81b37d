import { Injectable } from '@nestjs/common';
import type { PeerSettlement } from './domain/peer-review-request.js';
import type { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { RequestSteps } from './request-steps.service.js';
import { SettlementBook } from './settlement-book.service.js';
import { SettlementWeighing } from './settlement-weighing.service.js';
import { SettlementsInForce } from './settlements-in-force.service.js';

/** Settles anew what was settled with a review that was struck out. Only while the request is locked. */
@Injectable()
export class Resettling {
  constructor(
    private readonly inForce: SettlementsInForce,
    private readonly weighing: SettlementWeighing,
    private readonly steps: RequestSteps,
    private readonly book: SettlementBook,
  ) {}

  /** Where a coach has decided, what peers said had no force before either. */
  async settleAnew(request: PeerReviewRequestEntity): Promise<void> {
    const before = await this.inForce.find(request);
    if (before !== null) await this.replace(request, before);
  }

  private async replace(request: PeerReviewRequestEntity, before: PeerSettlement): Promise<void> {
    const weighed = await this.weighing.weigh(request);
    const isContested = weighed?.settled.confidence === 'contested';
    const isUndecided = weighed === null || isContested;
    if (isUndecided && (await this.steps.canEscalate(request))) {
      await this.book.strikeAllOut(request);
      const why = isContested ? 'contested' : 'unreviewed';
      await this.steps.escalate(request, weighed, { why, cause: 'review-voided' });
    } else if (weighed === null) {
      await this.book.strikeAllOut(request);
      await this.steps.close(request);
    } else {
      // Fewer reviews do not make more sure of anything.
      const isLow = isContested || before.confidence === 'low';
      await this.steps.resettle(request, weighed, isLow ? 'low' : weighed.settled.confidence);
    }
  }
}
