import { Injectable } from '@nestjs/common';
import { OwnRecords } from './own-records.service.js';
import { PeerReviewRecords } from './peer-review-records.repository.js';
import { toPeerReviewRequestResponse } from './peer-review-request.dto.js';
import { PeerSettlementRepository } from './peer-settlement.repository.js';
import { toReceivedReviewResponse } from './received-review.dto.js';
import { ReceivedReviews } from './received-reviews.service.js';
import { RequestViews, type ShownRequest } from './request-views.service.js';
import { toPeerSettlementResponse } from './settlement.dto.js';

/** Everything about somebody's requests for reviews, as they are shown it. */
@Injectable()
export class PeerReviewExport {
  constructor(
    private readonly records: PeerReviewRecords,
    private readonly views: RequestViews,
    private readonly received: ReceivedReviews,
    private readonly settlements: PeerSettlementRepository,
    private readonly own: OwnRecords,
  ) {}

  async of(learnerId: string): Promise<object> {
    const requests = await this.records.listRequests(learnerId);
    const exported: object[] = [];
    for (const shown of await this.views.showAll(learnerId, requests)) {
      exported.push(await this.withAll(shown));
    }
    return { requests: exported, ...(await this.own.all(learnerId)) };
  }

  /** What is withheld from who owes reviews is theirs all the same: it is only not in here yet. */
  private async withAll(shown: ShownRequest): Promise<object> {
    const { learnerId, id } = shown.request;
    const settlements = await this.settlements.listOf({ learnerId, requestId: id });
    const reviews = shown.reviewsOwed > 0 ? [] : await this.received.listShown(shown.request);
    return Object.assign(toPeerReviewRequestResponse(shown), {
      settlements: settlements.map(toPeerSettlementResponse),
      reviews: reviews.map(toReceivedReviewResponse),
    });
  }
}
