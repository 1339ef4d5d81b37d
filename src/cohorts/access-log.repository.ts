import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
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
