import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PeerReview } from './domain/peer-review.js';
import { PeerReviewEntity } from './peer-review.entity.js';

type RequestKey = Pick<PeerReview, 'learnerId' | 'requestId'>;

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

  /** What somebody holds at this instant and has not handed in, the oldest first. */
  listHeld(reviewerId: string, now: Date): Promise<PeerReviewEntity[]> {
    return this.unitOfWork.manager.find(PeerReviewEntity, {
      where: { reviewerId, state: 'leased', expiresAt: MoreThan(now) },
      order: { claimedAt: 'ASC', id: 'ASC' },
    });
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

  /** All of a request, in the order in which they were claimed. */
  listOf({ learnerId, requestId }: RequestKey): Promise<PeerReviewEntity[]> {
    return this.unitOfWork.manager.find(PeerReviewEntity, {
      where: { learnerId, requestId },
      order: { claimedAt: 'ASC', id: 'ASC' },
    });
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
