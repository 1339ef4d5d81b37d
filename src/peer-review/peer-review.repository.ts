import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PeerReview, ReviewState } from './domain/peer-review.js';
import { PeerReviewEntity } from './peer-review.entity.js';

type RequestKey = Pick<PeerReview, 'learnerId' | 'requestId'>;

/** A review whose time is about to end. */
export type EndingLease = Pick<PeerReview, 'id' | 'reviewerId' | 'expiresAt'>;

/** What reviewers are doing and have done. */
@Injectable()
export class PeerReviewRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One claim of somebody at a time, until the transaction ends. */
  async lockClaims(reviewerId: string): Promise<void> {
    await this.unitOfWork.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended($1, 7003))`,
      [reviewerId],
    );
  }

  /**
   * What somebody holds at this instant and has not handed in, the oldest first. A place that was closed
   * under them, with its request or its answer, is held no more.
   */
  listHeld(reviewerId: string, now: Date): Promise<PeerReviewEntity[]> {
    return this.unitOfWork.manager
      .createQueryBuilder(PeerReviewEntity, 'review')
      .where(`review.reviewerId = :reviewerId AND review.state = 'leased'`, { reviewerId })
      .andWhere('review.expiresAt > :now', { now })
      .andWhere(
        `EXISTS (SELECT FROM peer_review_slot s WHERE s.learner_id = review.learner_id
                    AND s.id = review.slot_id AND s.review_id = review.id AND s.state = 'leased')`,
      )
      .orderBy('review.claimedAt', 'ASC')
      .addOrderBy('review.id', 'ASC')
      .getMany();
  }

  /** All that somebody has not handed in or back, though its time may be over. */
  listInWork(reviewerId: string): Promise<PeerReviewEntity[]> {
    return this.unitOfWork.manager.find(PeerReviewEntity, {
      where: { reviewerId, state: 'leased' },
      order: { learnerId: 'ASC', requestId: 'ASC' },
    });
  }

  /** All that somebody ever claimed, the oldest first. */
  listAllOwn(reviewerId: string): Promise<PeerReviewEntity[]> {
    return this.unitOfWork.manager.find(PeerReviewEntity, {
      where: { reviewerId },
      order: { claimedAt: 'ASC', id: 'ASC' },
    });
  }

  /**
   * Leases that end between two instants and are still wanted, marked as reminded of: each is told once
   * for each end it has.
   */
  async takeEnding({ after, until }: { after: Date; until: Date }): Promise<EndingLease[]> {
    const [ending] = await this.unitOfWork.manager.query<[EndingLease[], number]>(
      `UPDATE peer_review r SET reminded_of = r.expires_at
         FROM peer_review_slot s
        WHERE s.learner_id = r.learner_id AND s.id = r.slot_id
          AND s.state = 'leased' AND s.review_id = r.id
          AND r.state = 'leased' AND r.expires_at > $1 AND r.expires_at <= $2
          AND r.reminded_of IS DISTINCT FROM r.expires_at
        RETURNING r.id, r.reviewer_id AS "reviewerId", r.expires_at AS "expiresAt"`,
      [after, until],
    );
    return ending;
  }

  /** All that somebody claimed, the latest first. */
  listOwn(
    reviewerId: string,
    {
      state,
      after,
      limit,
    }: { state: ReviewState | undefined; after: readonly [string, string] | null; limit: number },
  ): Promise<PeerReviewEntity[]> {
    const query = this.unitOfWork.manager
      .createQueryBuilder(PeerReviewEntity, 'review')
      .where('review.reviewerId = :reviewerId', { reviewerId })
      .orderBy('review.claimedAt', 'DESC')
      .addOrderBy('review.id', 'DESC')
      .limit(limit);
    if (state !== undefined) query.andWhere('review.state = :state', { state });
    if (after !== null) {
      const [claimedAt, id] = after;
      query.andWhere('(review.claimedAt, review.id) < (:claimedAt::timestamptz, :id::uuid)', {
        claimedAt,
        id,
      });
    }
    return query.getMany();
  }

  /** For its reviewer only. @throws AppError not-found */
  async getOwn(reviewerId: string, id: string): Promise<PeerReviewEntity> {
    const review = await this.unitOfWork.manager.findOneBy(PeerReviewEntity, { reviewerId, id });
    if (review === null) throw notFound('review');
    return review;
  }

  /** The same, kept as it is for everybody else until the transaction ends; lock its request before. */
  async lockOwn(reviewerId: string, id: string): Promise<PeerReviewEntity> {
    const review = await this.unitOfWork.manager.findOne(PeerReviewEntity, {
      where: { reviewerId, id },
      lock: { mode: 'for_no_key_update' },
    });
    if (review === null) throw notFound('review');
    return review;
  }

  /** @throws AppError not-found */
  async get({ learnerId, id }: Pick<PeerReview, 'learnerId' | 'id'>): Promise<PeerReviewEntity> {
    const review = await this.unitOfWork.manager.findOneBy(PeerReviewEntity, { learnerId, id });
    if (review === null) throw notFound('review');
    return review;
  }

  /**
   * One of a request, kept as it is for everybody else until the transaction ends; lock the request before
   * where more than this review changes.
   *
   * @throws AppError not-found
   */
  async lockOf(key: RequestKey & Pick<PeerReview, 'id'>): Promise<PeerReviewEntity> {
    const { learnerId, requestId, id } = key;
    const review = await this.unitOfWork.manager.findOne(PeerReviewEntity, {
      where: { learnerId, requestId, id },
      lock: { mode: 'for_no_key_update' },
    });
    if (review === null) throw notFound('review');
    return review;
  }

  /** All of a request, in the order in which they were claimed. */
  listOf({ learnerId, requestId }: RequestKey): Promise<PeerReviewEntity[]> {
    return this.unitOfWork.manager.find(PeerReviewEntity, {
      where: { learnerId, requestId },
      order: { claimedAt: 'ASC', id: 'ASC' },
    });
  }

  /** How many reviews of each of these requests of one author count; requests without any are missing. */
  async countCounted(
    learnerId: string,
    requestIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await this.unitOfWork.manager.query<{ id: string; count: number }[]>(
      `SELECT request_id AS id, count(*)::integer AS count FROM peer_review
        WHERE learner_id = $1 AND request_id = ANY($2::uuid[]) AND is_counted
        GROUP BY request_id`,
      [learnerId, requestIds],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** The number of a request's next review. Only while the request is locked. */
  async nextNumber({ learnerId, requestId }: RequestKey): Promise<number> {
    const [next] = await this.unitOfWork.manager.query<{ number: number }[]>(
      `SELECT coalesce(max(number), 0) + 1 AS number FROM peer_review
        WHERE learner_id = $1 AND request_id = $2`,
      [learnerId, requestId],
    );
    return next?.number ?? 1;
  }

  /** Store what changed. @returns the review as it is now */
  async update(
    review: PeerReviewEntity,
    changes: Partial<PeerReviewEntity>,
  ): Promise<PeerReviewEntity> {
    const { learnerId, id, version } = review;
    const next = { ...changes, version: version + 1 };
    await this.unitOfWork.manager.update(PeerReviewEntity, { learnerId, id }, next);
    return Object.assign(new PeerReviewEntity(), review, next);
  }
}
