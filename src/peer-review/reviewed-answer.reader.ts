import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PeerReview } from './domain/peer-review.js';
import type { PeerReviewRequest, PeerSettlement } from './domain/peer-review-request.js';
import { reviewTerms } from './domain/review-terms.js';
import { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { PeerReviewEntity } from './peer-review.entity.js';
import { PeerSettlementEntity } from './peer-settlement.entity.js';

type RequestKey = Pick<PeerReview, 'learnerId' | 'requestId'>;

/** What peers settled on last, and how long its author may appeal against it. */
export interface LatestSettlement {
  readonly settlement: PeerSettlement;
  readonly appealableUntil: Date;
}

/** Requests with what came of them, for those with authority. Who is told what of it is for them to say. */
@Injectable()
export class ReviewedAnswerReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  findRequest({ learnerId, requestId }: RequestKey): Promise<PeerReviewRequest | null> {
    const key = { learnerId, id: requestId };
    return this.unitOfWork.manager.findOneBy(PeerReviewRequestEntity, key);
  }

  /** A review as its reviewer names it, in whatever state. */
  findOfReviewer(reviewerId: string, reviewId: string): Promise<PeerReview | null> {
    return this.unitOfWork.manager.findOneBy(PeerReviewEntity, { reviewerId, id: reviewId });
  }

  /** Those handed in, the ones struck out and the ones that do not count included; in their order. */
  listHandedIn({ learnerId, requestId }: RequestKey): Promise<PeerReview[]> {
    return this.unitOfWork.manager.find(PeerReviewEntity, {
      where: { learnerId, requestId, number: Not(IsNull()) },
      order: { number: 'ASC' },
    });
  }

  /** All reviews of an answer, by whichever request, in whatever state and in no order. */
  listOfAnswer({
    learnerId,
    attemptId,
  }: Pick<PeerReview, 'learnerId' | 'attemptId'>): Promise<PeerReview[]> {
    return this.unitOfWork.manager.findBy(PeerReviewEntity, { learnerId, attemptId });
  }

  /** When each of somebody's answers was first up for review, by attempt; what was taken back is not told. */
  async listAskedAt(
    learnerId: string,
    attemptIds: readonly string[],
  ): Promise<ReadonlyMap<string, Date>> {
    const rows = await this.unitOfWork.manager.query<{ attemptId: string; askedAt: Date }[]>(
      `SELECT attempt_id AS "attemptId", min(created_at) AS "askedAt" FROM peer_review_request
        WHERE learner_id = $1 AND attempt_id = ANY($2::uuid[])
          AND state NOT IN ('cancelled', 'voided')
        GROUP BY attempt_id`,
      [learnerId, attemptIds],
    );
    return new Map(rows.map((row) => [row.attemptId, row.askedAt]));
  }

  /** All reviews of these requests, in whatever state and in no order. */
  listOfRequests(requests: readonly RequestKey[]): Promise<PeerReview[]> {
    if (requests.length === 0) return Promise.resolve([]);
    return this.unitOfWork.manager.findBy(PeerReviewEntity, {
      learnerId: In(requests.map(({ learnerId }) => learnerId)),
      requestId: In(requests.map(({ requestId }) => requestId)),
    });
  }

  /** Null when nothing was settled yet. */
  async findSettlement({ learnerId, requestId }: RequestKey): Promise<LatestSettlement | null> {
    const settlement = await this.unitOfWork.manager.findOne(PeerSettlementEntity, {
      where: { learnerId, requestId },
      order: { version: 'DESC' },
    });
    if (settlement === null) return null;
    const until = settlement.createdAt.getTime() + reviewTerms.appealMs;
    return { settlement, appealableUntil: new Date(until) };
  }
}
