import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Confidence, PeerReviewRequest } from './domain/peer-review-request.js';

/** An answer that a cohort was asked to review. */
export type RequestedAnswer = Pick<PeerReviewRequest, 'learnerId' | 'attemptId' | 'questionId'>;

/** How many requests stand like this. */
export interface RequestCount extends Pick<PeerReviewRequest, 'state'> {
  /** Of the latest settlement; null where there is none. */
  readonly confidence: Confidence | null;
  readonly requests: number;
}

/** What a cohort was asked to review, for figures over many of its answers. */
@Injectable()
export class CohortRequestsReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Each answer to these questions once, in no order. */
  listAnswers(cohortId: string, questionIds: readonly string[]): Promise<RequestedAnswer[]> {
    return this.unitOfWork.manager.query<RequestedAnswer[]>(
      `SELECT DISTINCT learner_id AS "learnerId", attempt_id AS "attemptId",
              question_id AS "questionId"
         FROM peer_review_request WHERE cohort_id = $1 AND question_id = ANY($2::uuid[])`,
      [cohortId, questionIds],
    );
  }

  /** By state and confidence, in no order; what there is none of is missing. */
  count(cohortId: string): Promise<RequestCount[]> {
    return this.unitOfWork.manager.query<RequestCount[]>(
      `SELECT q.state, s.confidence, count(*)::integer AS requests
         FROM peer_review_request q
         LEFT JOIN LATERAL (
           SELECT confidence FROM peer_settlement
            WHERE learner_id = q.learner_id AND request_id = q.id
            ORDER BY version DESC LIMIT 1) s ON true
        WHERE q.cohort_id = $1
        GROUP BY q.state, s.confidence`,
      [cohortId],
    );
  }
}
