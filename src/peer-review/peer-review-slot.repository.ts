import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Exemption } from './domain/exemption.js';
import type { PeerReview } from './domain/peer-review.js';
import type { PeerReviewSlot } from './domain/peer-review-slot.js';
import type { Pool } from './domain/pool.js';
import { PeerReviewSlotEntity } from './peer-review-slot.entity.js';

/** Who looks for something to review, and where. */
export interface Search {
  readonly reviewerId: string;
  readonly now: Date;
  readonly pool: Pool;
  readonly exempt: Exemption;
}

/** The claim that is to come of it. */
export type NewLease = Pick<PeerReview, 'id' | 'expiresAt'>;

type RequestKey = Pick<PeerReviewSlot, 'learnerId' | 'requestId'>;

/** Free for the taking: nobody has it, or nobody has it any more. */
const isFree = `(s.state = 'open' OR s.state = 'leased' AND s.lease_expires_at <= $2)`;

/** Nobody need answer what they coach. */
const isExempt = `
  EXISTS (SELECT FROM question q JOIN bank b ON b.id = q.bank_id
           WHERE q.id = s.question_id
             AND (q.id = ANY($4::uuid[]) OR b.id = ANY($5::uuid[]) OR $6 AND b.visibility = 'public'))`;

/** Who leaves a cohort takes their answers along. */
const isOfMember = `
  EXISTS (SELECT FROM cohort_membership m
           WHERE m.cohort_id = s.cohort_id AND m.learner_id = s.learner_id)`;

/**
 * Slots of a pool that somebody may take, as `s`: of others, who have not blocked them, to a question that
 * they have answered themselves, at an answer they were never given before.
 */
const claimable = `
    FROM peer_review_slot s
   WHERE ${isFree} AND s.is_open_pool = ($3::uuid IS NULL)
     AND ($3::uuid IS NULL OR s.cohort_id = $3 AND ${isOfMember})
     AND s.learner_id <> $1
     AND (EXISTS (SELECT FROM attempt a
                   WHERE a.learner_id = $1 AND a.question_id = s.question_id
                     AND a.state IN ('submitted', 'self_graded', 'closed'))
          OR ${isExempt})
     AND NOT EXISTS (SELECT FROM peer_review r
                      WHERE r.learner_id = s.learner_id AND r.attempt_id = s.attempt_id
                        AND r.reviewer_id = $1)
     AND NOT EXISTS (SELECT FROM peer_block b
                      WHERE b.learner_id = s.learner_id AND b.reviewer_id = $1)`;

/** Places for reviews. They are made with the request, so that a claim is one update of one row. */
@Injectable()
export class PeerReviewSlotRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(slots: readonly PeerReviewSlotEntity[]): Promise<void> {
    await this.unitOfWork.manager.insert(PeerReviewSlotEntity, [...slots]);
  }

  /** In the order of their numbers. */
  listOf({ learnerId, requestId }: RequestKey): Promise<PeerReviewSlotEntity[]> {
    return this.unitOfWork.manager.find(PeerReviewSlotEntity, {
      where: { learnerId, requestId },
      order: { number: 'ASC' },
    });
  }

  /**
   * Take the free slot that waits most: first reviews come before second ones, and of these the oldest.
   * Those that others are just taking are passed over, so nobody waits and no slot is given out twice.
   * What follows is one statement: the slot is never leased without its review.
   *
   * @returns false when there is nothing to review
   */
  async claim(search: Search, { id, expiresAt }: NewLease): Promise<boolean> {
    const claimed = await this.unitOfWork.manager.query<unknown[]>(
      `WITH free AS MATERIALIZED (
         SELECT s.learner_id, s.id ${claimable}
          ORDER BY s.number, s.created_at, s.id LIMIT 1 FOR UPDATE OF s SKIP LOCKED),
       claimed AS (
         UPDATE peer_review_slot taken
            SET state = 'leased', review_id = $7, lease_expires_at = $8
           FROM free
          WHERE taken.learner_id = free.learner_id AND taken.id = free.id
         RETURNING taken.*)
       INSERT INTO peer_review (learner_id, id, request_id, slot_id, attempt_id, question_id,
                                cohort_id, is_open_pool, reviewer_id, claimed_at, expires_at, version,
                                is_counted, state)
       SELECT learner_id, $7, request_id, id, attempt_id, question_id, cohort_id, is_open_pool, $1, $2,
              $8, 1, false, 'leased'
         FROM claimed
       RETURNING id`,
      [...parametersOf(search), id, expiresAt],
    );
    return claimed.length > 0;
  }

  /** How many answers somebody could claim one after the other, counted up to a limit. */
  async countClaimable(search: Search, limit: number): Promise<number> {
    const [found] = await this.unitOfWork.manager.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count
         FROM (SELECT DISTINCT s.learner_id, s.attempt_id ${claimable} LIMIT $7) claimable`,
      [...parametersOf(search), limit],
    );
    return found?.count ?? 0;
  }

  /** Somebody still holds it, though time may be up. @returns false when it was taken over, or is gone */
  async fill({ learnerId, slotId, id }: PeerReview): Promise<boolean> {
    const { affected } = await this.unitOfWork.manager.update(
      PeerReviewSlotEntity,
      { learnerId, id: slotId, reviewId: id, state: 'leased' },
      { state: 'done', leaseExpiresAt: null },
    );
    return affected === 1;
  }

  /** @returns false when somebody else has it by now, or it is gone */
  async extend({ learnerId, slotId, id }: PeerReview, until: Date): Promise<boolean> {
    const { affected } = await this.unitOfWork.manager.update(
      PeerReviewSlotEntity,
      { learnerId, id: slotId, reviewId: id, state: 'leased' },
      { leaseExpiresAt: until },
    );
    return affected === 1;
  }

  /** Let somebody else have what is still held by this review. */
  async release({ learnerId, slotId, id }: PeerReview): Promise<void> {
    await this.unitOfWork.manager.update(
      PeerReviewSlotEntity,
      { learnerId, id: slotId, reviewId: id, state: 'leased' },
      { state: 'open', reviewId: null, leaseExpiresAt: null },
    );
  }

  /** Close every slot of a request that is not filled. @returns their ids */
  async voidUnfilled({ learnerId, requestId }: RequestKey): Promise<string[]> {
    const [voided] = await this.unitOfWork.manager.query<[{ id: string }[], number]>(
      `UPDATE peer_review_slot SET state = 'void', lease_expires_at = NULL
        WHERE learner_id = $1 AND request_id = $2 AND state IN ('open', 'leased')
        RETURNING id`,
      [learnerId, requestId],
    );
    return voided.map(({ id }) => id);
  }

  /** Take slots out of their request, whatever was done there. */
  async void({ learnerId, requestId }: RequestKey, ids: readonly string[]): Promise<void> {
    await this.unitOfWork.manager.update(
      PeerReviewSlotEntity,
      { learnerId, requestId, id: In([...ids]) },
      { state: 'void', leaseExpiresAt: null },
    );
  }
}

function parametersOf({ reviewerId, now, pool, exempt }: Search): unknown[] {
  const { questionIds, bankIds, isPublicIncluded } = exempt;
  const cohortId = pool.kind === 'open' ? null : pool.cohortId;
  return [reviewerId, now, cohortId, questionIds, bankIds, isPublicIncluded];
}
