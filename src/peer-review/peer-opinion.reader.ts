import { Injectable } from '@nestjs/common';
import type { Grade } from '../attempts/domain/grade.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

/** Somebody's review of an answer that was settled, or another one of the same answer that counts. */
export interface SettledOpinion extends Pick<Grade, 'items' | 'redFlags' | 'scope' | 'score'> {
  /** Of the review that this stands beside, or is. */
  readonly besideId: string;
  readonly reviewId: string;
  readonly reviewerId: string;
  readonly revisionId: string;
  readonly bankId: string;
  readonly candidateLevel: CandidateLevel;
}

/** How many reviews somebody handed in. */
export interface GivenReviews {
  readonly given: number;
  /** Those of them that are part of a settlement, or will be. */
  readonly counted: number;
}

/** What peers said of answers, for figures over many of them. */
@Injectable()
export class PeerOpinionReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * What somebody has handed in since then, where it is settled, and what others say of the same answers.
   * By one statement, in no order; what was struck out is not there.
   */
  listSettled(reviewerId: string, since: Date): Promise<SettledOpinion[]> {
    return this.unitOfWork.manager.query<SettledOpinion[]>(
      `SELECT own.id AS "besideId", r.id AS "reviewId", r.reviewer_id AS "reviewerId",
              q.revision_id AS "revisionId", question.bank_id AS "bankId",
              a.candidate_level AS "candidateLevel", g.items, g.red_flags AS "redFlags", g.scope,
              g.score::double precision AS score
         FROM peer_review own
         JOIN peer_review_request q ON q.learner_id = own.learner_id AND q.id = own.request_id
          AND q.state = 'settled'
         JOIN question ON question.id = q.question_id
         JOIN attempt a ON a.learner_id = own.learner_id AND a.id = own.attempt_id
         JOIN peer_review r ON r.learner_id = own.learner_id AND r.request_id = own.request_id
          AND r.state = 'submitted' AND (r.is_counted OR r.id = own.id)
         JOIN grade g ON g.learner_id = r.learner_id AND g.id = r.grade_id
        WHERE own.reviewer_id = $1 AND own.state = 'submitted' AND own.submitted_at >= $2`,
      [reviewerId, since],
    );
  }

  async countGiven(reviewerId: string, since: Date): Promise<GivenReviews> {
    const [counts] = await this.unitOfWork.manager.query<GivenReviews[]>(
      `SELECT count(*)::integer AS given, count(*) FILTER (WHERE is_counted)::integer AS counted
         FROM peer_review
        WHERE reviewer_id = $1 AND state = 'submitted' AND submitted_at >= $2`,
      [reviewerId, since],
    );
    return counts ?? { given: 0, counted: 0 };
  }

  /** What authors think of somebody's reviews, −2 to +2, those who said so first come first. */
  async listFeedback(reviewerId: string): Promise<number[]> {
    const rows = await this.unitOfWork.manager.query<{ score: number }[]>(
      `SELECT feedback_score AS score FROM peer_review
        WHERE reviewer_id = $1 AND state = 'submitted' AND feedback_score IS NOT NULL
        ORDER BY feedback_at, id`,
      [reviewerId],
    );
    return rows.map(({ score }) => score);
  }
}
