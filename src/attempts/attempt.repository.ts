import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { OutlineStanding } from '../question-bank/domain/outline-access.js';
import { AttemptEntity } from './attempt.entity.js';
import type { Attempt, AttemptState } from './domain/attempt.js';
import { handedInStates } from './domain/handed-in.js';
import type { Versioned } from '../platform/http/etag.js';

/** Which of a learner's attempts, from where on. Latest first. */
export interface AttemptFilter {
  questionId?: string | undefined;
  state?: AttemptState | undefined;
  /** Only those that others may see of them, and only at these questions. */
  shownAt?: readonly string[];
  /** Start and id of the attempt before the first. */
  after: readonly [string, string] | null;
  limit: number;
}

/** What time alone does: see expiryOf. */
const endAttempt = `
  UPDATE attempt
     SET state = CASE state WHEN 'draft' THEN 'abandoned' ELSE 'closed' END,
         closed_at = expires_at, expires_at = NULL, version = version + 1`;

@Injectable()
export class AttemptRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @returns false when the id is taken, or another draft of the question is open */
  async insertIfFree(attempt: AttemptEntity): Promise<boolean> {
    const result = await this.unitOfWork.manager
      .createQueryBuilder()
      .insert()
      .into(AttemptEntity)
      .values(attempt)
      .orIgnore()
      .returning('id')
      .execute();
    const raw: unknown = result.raw;
    return Array.isArray(raw) && raw.length > 0;
  }

  find(learnerId: string, id: string): Promise<AttemptEntity | null> {
    return this.unitOfWork.manager.findOneBy(AttemptEntity, { learnerId, id });
  }

  findDraft(learnerId: string, questionId: string): Promise<AttemptEntity | null> {
    return this.unitOfWork.manager.findOneBy(AttemptEntity, {
      learnerId,
      questionId,
      state: 'draft',
    });
  }

  /** The one that was started last, however it ended. */
  findLatest(learnerId: string, questionId: string): Promise<AttemptEntity | null> {
    return this.unitOfWork.manager.findOne(AttemptEntity, {
      where: { learnerId, questionId },
      order: { startedAt: 'DESC', id: 'DESC' },
    });
  }

  /** @throws AppError not-found, for another learner's attempt too */
  async get(learnerId: string, id: string): Promise<AttemptEntity> {
    const attempt = await this.find(learnerId, id);
    if (attempt === null) throw notFound('attempt');
    return attempt;
  }

  /** The same, kept as it is for everybody else until the transaction ends. */
  async lock(learnerId: string, id: string): Promise<AttemptEntity> {
    const attempt = await this.unitOfWork.manager.findOne(AttemptEntity, {
      where: { learnerId, id },
      lock: { mode: 'pessimistic_write' },
    });
    if (attempt === null) throw notFound('attempt');
    return attempt;
  }

  list(learnerId: string, filter: AttemptFilter): Promise<AttemptEntity[]> {
    const { questionId, state, shownAt, after, limit } = filter;
    const query = this.unitOfWork.manager
      .createQueryBuilder(AttemptEntity, 'attempt')
      .where('attempt.learnerId = :learnerId', { learnerId })
      .orderBy('attempt.startedAt', 'DESC')
      .addOrderBy('attempt.id', 'DESC')
      .limit(limit);
    if (questionId !== undefined)
      query.andWhere('attempt.questionId = :questionId', { questionId });
    if (shownAt !== undefined) {
      query
        .andWhere('attempt.questionId = ANY(:shownAt)', { shownAt })
        .andWhere('attempt.state IN (:...handedInStates)', { handedInStates });
    }
    if (state !== undefined) query.andWhere('attempt.state = :state', { state });
    if (after !== null) {
      const [startedAt, id] = after;
      query.andWhere('(attempt.startedAt, attempt.id) < (:startedAt::timestamptz, :id::uuid)', {
        startedAt,
        id,
      });
    }
    return query.getMany();
  }

  /** Store what changed. @returns the attempt as it is now */
  async update(attempt: AttemptEntity, changes: Partial<Attempt>): Promise<AttemptEntity> {
    const { learnerId, id, version } = attempt;
    const next = { ...changes, version: version + 1 };
    await this.unitOfWork.manager.update(AttemptEntity, { learnerId, id }, next);
    return Object.assign(new AttemptEntity(), attempt, next);
  }

  /**
   * Note in the attempts on a question that are not graded yet that its outline was read.
   *
   * @returns the open one as it is by that, null without one
   */
  async noteOutlineRead(
    learnerId: string,
    questionId: string,
    now: Date,
  ): Promise<Versioned | null> {
    const [noted] = await this.unitOfWork.manager.query<
      [(Versioned & { state: AttemptState })[], number]
    >(
      `UPDATE attempt
          SET outline_read_at = $3, peeked = peeked OR state = 'draft',
              version = version + (state = 'draft' AND NOT peeked)::int
        WHERE learner_id = $1 AND question_id = $2
          AND (state = 'submitted' OR (state = 'draft' AND expires_at > $3))
        RETURNING id, version, state`,
      [learnerId, questionId, now],
    );
    return noted.find(({ state }) => state === 'draft') ?? null;
  }

  hasHandedIn(learnerId: string, questionId: string): Promise<boolean> {
    const where = { learnerId, questionId, state: In([...handedInStates]) };
    return this.unitOfWork.manager.existsBy(AttemptEntity, where);
  }

  /** Those of these questions that the learner has begun an answer to, however it ended. */
  async listAttempted(learnerId: string, questionIds: readonly string[]): Promise<string[]> {
    const rows = await this.unitOfWork.manager.query<{ questionId: string }[]>(
      `SELECT DISTINCT question_id AS "questionId" FROM attempt
        WHERE learner_id = $1 AND question_id = ANY($2::uuid[])`,
      [learnerId, questionIds],
    );
    return rows.map(({ questionId }) => questionId);
  }

  /** Whether anybody has begun an answer to one of these questions. */
  async hasAny(questionIds: readonly string[]): Promise<boolean> {
    const rows = await this.unitOfWork.manager.query<unknown[]>(
      `SELECT 1 FROM attempt WHERE question_id = ANY($1::uuid[]) LIMIT 1`,
      [questionIds],
    );
    return rows.length > 0;
  }

  /**
   * By question, whether an answer was handed in and stands, whether one is open, and when that last
   * changed: every change of state leaves its instant.
   */
  listOutlineStandings(learnerId: string, now: Date): Promise<OutlineStanding[]> {
    return this.unitOfWork.manager.query<OutlineStanding[]>(
      `SELECT question_id AS "questionId", bool_or(state = ANY($3)) AS "mayRead",
              bool_or(state = 'draft' AND expires_at > $2) AS "isAnswering",
              max(greatest(started_at, submitted_at, closed_at,
                           CASE WHEN expires_at <= $2 THEN expires_at END)) AS "changedAt"
         FROM attempt WHERE learner_id = $1
        GROUP BY question_id`,
      [learnerId, now, handedInStates],
    );
  }

  /** @returns how many of this learner's attempts time has ended just now */
  async endOverdueOf(learnerId: string, now: Date): Promise<number> {
    const [, ended] = await this.unitOfWork.manager.query<[unknown, number]>(
      `${endAttempt} WHERE learner_id = $1 AND expires_at <= $2`,
      [learnerId, now],
    );
    return ended;
  }

  /** The same for everybody. */
  async endOverdue(now: Date): Promise<number> {
    const [, ended] = await this.unitOfWork.manager.query<[unknown, number]>(
      `${endAttempt} WHERE expires_at <= $1`,
      [now],
    );
    return ended;
  }

  listAll(learnerId: string): Promise<AttemptEntity[]> {
    return this.unitOfWork.manager.find(AttemptEntity, {
      where: { learnerId },
      order: { startedAt: 'ASC', id: 'ASC' },
    });
  }

  /** With its hints and grades. */
  async removeAll(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(AttemptEntity, { learnerId });
  }
}
