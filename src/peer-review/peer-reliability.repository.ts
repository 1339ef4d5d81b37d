import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { insertRows } from '../platform/database/insert-rows.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { GraderReliability } from './domain/grader-standing.js';
import type { PeerScore } from './domain/line-up-scores.js';
import { PeerReliabilityEntity } from './peer-reliability.entity.js';

/** A score that somebody gave to an answer that was settled. */
export interface CountedScore extends PeerScore {
  readonly learnerId: string;
  readonly requestId: string;
  /** Of the question's bank. */
  readonly bankId: string;
}

const rowsAtOnce = 1000;
const leastId = '00000000-0000-0000-0000-000000000000';

/** What is known of reviewers, and what it is reckoned from. */
@Injectable()
export class PeerReliabilityRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those of these reviewers of whom something is known, in no order. */
  listOf(reviewerIds: readonly string[]): Promise<PeerReliabilityEntity[]> {
    return this.unitOfWork.manager.findBy(PeerReliabilityEntity, {
      learnerId: In([...reviewerIds]),
    });
  }

  /** Of so many settled requests after this one, answer by answer: ids and scores, nothing else. */
  listScores(after: readonly [string, string] | null, limit: number): Promise<CountedScore[]> {
    return this.unitOfWork.manager.query<CountedScore[]>(
      `SELECT q.learner_id AS "learnerId", q.id AS "requestId", question.bank_id AS "bankId",
              r.reviewer_id AS "graderId", g.score::double precision AS score
         FROM (SELECT learner_id, id, question_id FROM peer_review_request s
                WHERE state = 'settled' AND (learner_id, id) > ($1::uuid, $2::uuid)
                  AND EXISTS (SELECT FROM peer_review r WHERE r.learner_id = s.learner_id
                                 AND r.request_id = s.id AND r.is_counted)
                ORDER BY learner_id, id LIMIT $3) q
         JOIN question ON question.id = q.question_id
         JOIN peer_review r ON r.learner_id = q.learner_id AND r.request_id = q.id AND r.is_counted
         JOIN grade g ON g.learner_id = r.learner_id AND g.id = r.grade_id
        ORDER BY q.learner_id, q.id`,
      [after?.[0] ?? leastId, after?.[1] ?? leastId, limit],
    );
  }

  /** What is known from now on; of those who are not among them nothing is. Of nobody, nothing is kept. */
  async replaceAll(known: ReadonlyMap<string, GraderReliability>, now: Date): Promise<void> {
    const ids = Array.from(known.keys());
    for (let from = 0; from < ids.length; from += rowsAtOnce) {
      const there = await this.lockAccounts(ids.slice(from, from + rowsAtOnce));
      const rows = there.flatMap((learnerId) => {
        const reliability = known.get(learnerId);
        if (reliability === undefined) return [];
        const { bias, variance, reviews } = reliability;
        const row = { learnerId, updatedAt: now, bias, variance, reviews };
        return [Object.assign(new PeerReliabilityEntity(), row)];
      });
      await this.unitOfWork.manager.delete(PeerReliabilityEntity, { learnerId: In(there) });
      await insertRows(this.unitOfWork.manager, PeerReliabilityEntity, rows);
    }
    await this.unitOfWork.manager.delete(PeerReliabilityEntity, { updatedAt: LessThan(now) });
  }

  /** Those of these accounts that there are; they stay until the transaction ends. */
  private async lockAccounts(ids: readonly string[]): Promise<string[]> {
    const rows = await this.unitOfWork.manager.query<{ id: string }[]>(
      `SELECT id FROM account WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }
}
