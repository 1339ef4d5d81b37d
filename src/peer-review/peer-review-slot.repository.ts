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

/** Attempts that make somebody a reviewer of their question, as `a`. */
const handedIn = `
  FROM attempt a WHERE a.learner_id = $1 AND a.state IN ('submitted', 'self_graded', 'closed')`;

/** To a question that they have answered themselves, or need not, because they coach it. */
const isKnown = `
  (s.question_id IN (SELECT a.question_id ${handedIn})
   OR s.question_id IN
      (SELECT q.id FROM question q JOIN bank b ON b.id = q.bank_id
        WHERE q.id = ANY($4::uuid[]) OR b.id = ANY($5::uuid[]) OR $6 AND b.visibility = 'public'))`;

/** Who leaves a cohort takes their answers along. */
const isOfMember = `
  EXISTS (SELECT FROM cohort_membership m
           WHERE m.cohort_id = s.cohort_id AND m.learner_id = s.learner_id)`;

/** The order in which slots are given out: first reviews before second ones, and of these the oldest. */
const inOrder = `ORDER BY s.number, s.created_at, s.id`;

/**
 * Slots of a pool that suit somebody who knows the question, as `s`: of others, who have not blocked them,
 * at an answer they were never given before. Both lists of what they may not have are read once: looked up
 * slot by slot they cost more than the walk.
 */
const suitable = `
    FROM peer_review_slot s
   WHERE ${isFree} AND s.is_open_pool = ($3::uuid IS NULL)
     AND ($3::uuid IS NULL OR s.cohort_id = $3 AND ${isOfMember})
     AND s.learner_id <> $1
     AND (s.learner_id, s.attempt_id) NOT IN
         (SELECT r.learner_id, r.attempt_id FROM peer_review r WHERE r.reviewer_id = $1)
     AND s.learner_id NOT IN (SELECT b.learner_id FROM peer_block b WHERE b.reviewer_id = $1)`;

/**
 * Whether to look through the whole pool: a cohort is small, and nearly everything suits who need not have
 * answered. In the open pool all others would walk past what they cannot know, so they are led by the
 * questions they have answered. It is known when a statement is planned.
 */
const isWalked = `($3::uuid IS NOT NULL OR $6 OR cardinality($4::uuid[] || $5::uuid[]) > 0)`;

/** Slots for somebody's answered questions, as `found`; `end` limits what is taken of one question. */
const ofAnswered = (columns: string, end: string): string => `
    FROM (SELECT DISTINCT a.question_id ${handedIn}) answered
   CROSS JOIN LATERAL (SELECT ${columns} ${suitable}
                          AND s.question_id = answered.question_id ${end}) found`;

/** The slot at which a walk of the open pool may begin. Others may be just taking it: then it goes on. */
const first = `
  SELECT found.* ${ofAnswered('s.number, s.created_at, s.id', `${inOrder} LIMIT 1`)}
   ORDER BY found.number, found.created_at, found.id LIMIT 1`;

/** A request has at most so many slots, and an answer one request with free ones. */
const mostSlots = 6;

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
   * Take the free slot that waits most. Those that others are just taking are passed over, so nobody
   * waits and no slot is given out twice. It is one statement: no slot is leased without its review.
   *
   * @returns false when there is nothing to review
   */
  async claim(search: Search, { id, expiresAt }: NewLease): Promise<boolean> {
    const claimed = await this.unitOfWork.manager.query<unknown[]>(
      `WITH first AS MATERIALIZED (${first}),
       free AS MATERIALIZED (
         SELECT s.learner_id, s.id ${suitable} AND ${isKnown}
            AND (${isWalked} OR (s.number, s.created_at, s.id) >=
                 ((SELECT number FROM first), (SELECT created_at FROM first), (SELECT id FROM first)))
          ${inOrder} LIMIT 1 FOR UPDATE OF s SKIP LOCKED),
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
      `SELECT count(DISTINCT (learner_id, attempt_id))::integer AS count
         FROM (SELECT found.* ${ofAnswered('s.learner_id, s.attempt_id', 'LIMIT $7')}
                WHERE NOT ${isWalked}
               UNION ALL
               (SELECT s.learner_id, s.attempt_id ${suitable} AND ${isKnown} AND ${isWalked} ${inOrder})
               LIMIT $7) claimable`,
      [...parametersOf(search), limit * mostSlots],
    );
    return Math.min(found?.count ?? 0, limit);
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
