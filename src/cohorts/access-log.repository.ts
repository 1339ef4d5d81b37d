import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidV7 } from '../kernel/uuid-v7.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccessLogEntity } from './access-log.entity.js';

/** An entry as the member reads it. */
export type AccessEntry = Readonly<AccessLogEntity> & {
  /** Null once the account of who looked is gone. */
  readonly actorName: string | null;
  readonly cohortName: string;
};

/** What was looked at by whom; whose it was is given besides. */
export interface AccessFacts extends Pick<AccessLogEntity, 'actorId' | 'cohortId' | 'what' | 'at'> {
  readonly entries: readonly Pick<AccessLogEntity, 'id' | 'learnerId' | 'subjectId'>[];
}

const accessEntry = `
  SELECT l.id, l.learner_id AS "learnerId", l.actor_id AS "actorId", l.actor_role AS "actorRole",
         l.cohort_id AS "cohortId", l.what, l.subject_id AS "subjectId", l.at,
         a.display_name AS "actorName", c.name AS "cohortName"
    FROM access_log l
    JOIN cohort c ON c.id = l.cohort_id
    LEFT JOIN account a ON a.id = l.actor_id`;

@Injectable()
export class AccessLogRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * In one statement, with the role in which the actor looks.
   *
   * @returns how many were written: none when the actor does not coach this cohort
   */
  async insert({ actorId, cohortId, what, at, entries }: AccessFacts): Promise<number> {
    const written = await this.manager.query<object[]>(
      `INSERT INTO access_log
              (learner_id, id, actor_id, actor_role, cohort_id, what, subject_id, at)
       SELECT e.learner_id, e.id, m.learner_id, m.role, m.cohort_id, $3, e.subject_id, $4
         FROM unnest($5::uuid[], $6::uuid[], $7::uuid[]) e (learner_id, id, subject_id)
         JOIN cohort_membership m ON m.learner_id = $1 AND m.cohort_id = $2 AND m.role <> 'member'
         JOIN account a ON a.id = m.learner_id AND a.role <> 'learner'
       RETURNING id`,
      [
        actorId,
        cohortId,
        what,
        at,
        entries.map(({ learnerId }) => learnerId),
        entries.map(({ id }) => id),
        entries.map(({ subjectId }) => subjectId),
      ],
    );
    return written.length;
  }

  /**
   * Those of these people about whom such an entry was made after that instant. Until the transaction
   * ends nobody else is told the same, so that two who look at once do not both write.
   */
  async listNotedSince(
    { actorId, cohortId, what }: Pick<AccessFacts, 'actorId' | 'cohortId' | 'what'>,
    learnerIds: readonly string[],
    since: Date,
  ): Promise<ReadonlySet<string>> {
    const lock = `access-log ${actorId} ${cohortId} ${what}`;
    await this.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7003))`, [lock]);
    const rows = await this.manager.query<{ learnerId: string }[]>(
      `SELECT DISTINCT learner_id AS "learnerId" FROM access_log
        WHERE learner_id = ANY($1::uuid[]) AND cohort_id = $2 AND actor_id = $3 AND what = $4
          AND id > $5 AND at > $6`,
      // Ids are made in the order of time, and the index is by them.
      [learnerIds, cohortId, actorId, what, uuidV7(since, new Uint8Array(10)), since],
    );
    return new Set(rows.map(({ learnerId }) => learnerId));
  }

  /** The latest first. */
  page(
    learnerId: string,
    {
      cohortId,
      beforeId,
      limit,
    }: { cohortId: string | null; beforeId: string | null; limit: number },
  ): Promise<AccessEntry[]> {
    return this.manager.query<AccessEntry[]>(
      `${accessEntry}
        WHERE l.learner_id = $1 AND ($2::uuid IS NULL OR l.cohort_id = $2)
          AND ($3::uuid IS NULL OR l.id < $3)
        ORDER BY l.id DESC
        LIMIT $4`,
      [learnerId, cohortId, beforeId, limit],
    );
  }

  /** All of them, the oldest first. */
  listAll(learnerId: string): Promise<AccessEntry[]> {
    return this.manager.query<AccessEntry[]>(
      `${accessEntry} WHERE l.learner_id = $1 ORDER BY l.id`,
      [learnerId],
    );
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
