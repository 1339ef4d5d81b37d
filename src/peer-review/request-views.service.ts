import { Injectable } from '@nestjs/common';
import type { PeerReviewRequest, PeerSettlement } from './domain/peer-review-request.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { SettlementsInForce } from './settlements-in-force.service.js';
import { Withholding } from './withholding.service.js';

/** A request as its author is shown it. */
export interface ShownRequest {
  readonly request: PeerReviewRequest;
  /** Reviews that came and count. */
  readonly reviewsDone: number;
  /** What peers settled on; null until then, and where they have no say. */
  readonly settlement: PeerSettlement | null;
  /** Reviews to be given before those that came are shown; 0 when they are. */
  readonly reviewsOwed: number;
}

/** Puts beside requests what came of them. */
@Injectable()
export class RequestViews {
  constructor(
    private readonly reviews: PeerReviewRepository,
    private readonly inForce: SettlementsInForce,
    private readonly withholding: Withholding,
  ) {}

  async show(request: PeerReviewRequest): Promise<ShownRequest> {
    const [shown] = await this.showAll(request.learnerId, [request]);
    return shown ?? { request, reviewsDone: 0, settlement: null, reviewsOwed: 0 };
  }

  /** All of one author, in the same order. */
  async showAll(
    learnerId: string,
    requests: readonly PeerReviewRequest[],
  ): Promise<ShownRequest[]> {
    if (requests.length === 0) return [];
    const ids = requests.map(({ id }) => id);
    const counts = await this.reviews.countCounted(learnerId, ids);
    const settlements = await this.inForce.findAll(learnerId, ids);
    const reviewsOwed = await this.withholding.reviewsOwed(learnerId);
    return requests.map((request) => ({
      request,
      reviewsDone: counts.get(request.id) ?? 0,
      settlement: settlements.get(request.id) ?? null,
      reviewsOwed,
    }));
  }
}
