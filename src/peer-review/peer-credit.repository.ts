import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PeerCredit } from './domain/peer-credit.js';
import { PeerCreditEntity } from './peer-credit.entity.js';

/** An entry with its place in the ledger: 1, 2, 3 … */
export interface NumberedCredit extends PeerCredit {
  readonly number: number;
  /** The request it was spent on, or is back from; null for what reviews earned. */
  readonly requestId: string | null;
}

@Injectable()
export class PeerCreditRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One change of somebody's credits at a time, until the transaction ends. */
  async lock(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended($1, 7004))`,
      [learnerId],
    );
  }

  async sum(learnerId: string): Promise<number> {
    return (await this.unitOfWork.manager.sum(PeerCreditEntity, 'amount', { learnerId })) ?? 0;
  }

  /** What a review has earned its reviewer, as it stands. */
  async sumOfReview(reviewerId: string, reviewId: string): Promise<number> {
    const entries = {
      learnerId: reviewerId,
      reason: In(['review', 'review-voided']),
      subjectId: reviewId,
    };
    return (await this.unitOfWork.manager.sum(PeerCreditEntity, 'amount', entries)) ?? 0;
  }

  /** What was entered for the same reason and subject before is entered once; of nobody, not at all. */
  async insertIfNew(credit: PeerCredit): Promise<void> {
    const { learnerId, id, subjectId, createdAt, amount, reason } = credit;
    await this.unitOfWork.manager.query(
      `INSERT INTO peer_credit (learner_id, id, subject_id, created_at, amount, reason)
       SELECT $1, $2, $3, $4, $5, $6 WHERE EXISTS (SELECT FROM account WHERE id = $1)
       ON CONFLICT DO NOTHING`,
      [learnerId, id, subjectId, createdAt, amount, reason],
    );
  }

  /** The latest first, from below the number `before` on; all of them without a limit. */
  list(
    learnerId: string,
    page: { before: number | null; limit: number | null },
  ): Promise<NumberedCredit[]> {
    return this.unitOfWork.manager.query<NumberedCredit[]>(
      `SELECT learner_id AS "learnerId", id, subject_id AS "subjectId", created_at AS "createdAt",
              amount, reason, number, request_id AS "requestId"
         FROM (SELECT c.*, row_number() OVER (ORDER BY c.id)::integer AS number,
                      coalesce(s.request_id, r.id) AS request_id
                 FROM peer_credit c
                 LEFT JOIN peer_review_slot s ON c.reason = 'slot-refund'
                   AND s.learner_id = c.learner_id AND s.id = c.subject_id
                 LEFT JOIN peer_review_request r ON c.reason = 'request'
                   AND r.learner_id = c.learner_id AND r.id = c.subject_id
                WHERE c.learner_id = $1) numbered
        WHERE $2::integer IS NULL OR number < $2
        ORDER BY number DESC LIMIT $3`,
      [learnerId, page.before, page.limit],
    );
  }
}
