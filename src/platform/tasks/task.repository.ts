import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { sqlState } from '../database/database-fault.js';
import { removeInBatches } from '../database/remove-in-batches.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Problem } from '../http/problem.js';
import { TaskEntity } from './task.entity.js';
import type { Task, TaskProgress, TaskResult, TaskState } from './task.js';

/** Which tasks of a learner, from where on. */
export interface TaskFilter {
  kind?: string | undefined;
  state?: TaskState | undefined;
  /** Only tasks made before this one. */
  before: string | null;
  limit: number;
}

/** A task that a runner has taken, named by the learner, the task and this very run. */
export interface TaskClaim {
  readonly learnerId: string;
  readonly id: string;
  readonly runner: string;
}

export interface ClaimedTask extends TaskClaim {
  readonly kind: string;
  readonly input: object;
  /** How often it was begun, this time included. */
  readonly starts: number;
}

export type TaskEnd =
  | { readonly state: 'done'; readonly result: TaskResult }
  | { readonly state: 'failed'; readonly problem: Problem };

const uniqueViolation = '23505';
/**
 * How long after its last sign of life a run is given up. Leases are made and compared by the clock of
 * the database, the only one that all processes share.
 */
const lease = `interval '15 seconds'`;
const ofThisRun = `learner_id = $1 AND id = $2 AND runner = $3 AND state = 'running'`;

/** Tasks in the database, which is also where their runners agree on who does what. */
@Injectable()
export class TaskRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(task: Task, input: object): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO task (learner_id, id, kind, state, done, input, created_at, version, starts)
       VALUES ($1, $2, $3, 'queued', 0, $4, $5, $6, 0)`,
      [task.learnerId, task.id, task.kind, JSON.stringify(input), task.createdAt, task.version],
    );
  }

  find(learnerId: string, id: string): Promise<Task | null> {
    return this.unitOfWork.manager.findOneBy(TaskEntity, { learnerId, id });
  }

  /** Tasks of any learners, in no particular order. */
  findMany(keys: readonly Pick<Task, 'learnerId' | 'id'>[]): Promise<Task[]> {
    return this.unitOfWork.manager
      .createQueryBuilder(TaskEntity, 'task')
      .where(
        `(task.learner_id, task.id) IN (SELECT * FROM unnest(:learners::uuid[], :ids::uuid[]))`,
        { learners: keys.map(({ learnerId }) => learnerId), ids: keys.map(({ id }) => id) },
      )
      .getMany();
  }

  /** Latest first. */
  list(learnerId: string, { kind, state, before, limit }: TaskFilter): Promise<Task[]> {
    return this.unitOfWork.manager.find(TaskEntity, {
      where: {
        learnerId,
        ...(kind === undefined ? {} : { kind }),
        ...(state === undefined ? {} : { state }),
        ...(before === null ? {} : { id: LessThan(before) }),
      },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** Whoever makes a task of this learner and kind next waits for the end of this transaction. */
  async lockMaking(learnerId: string, kind: string): Promise<void> {
    await this.unitOfWork.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended($1, 7002))`,
      [`${learnerId} ${kind}`],
    );
  }

  async countOpen(learnerId: string, kind: string): Promise<number> {
    const [row] = await this.unitOfWork.manager.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM task
        WHERE learner_id = $1 AND kind = $2 AND state IN ('queued', 'running')`,
      [learnerId, kind],
    );
    return row?.count ?? 0;
  }

  /** @returns whether the task was waiting or running */
  async cancel(learnerId: string, id: string, now: Date): Promise<boolean> {
    return this.changes(
      `UPDATE task SET state = 'cancelled', message = NULL, finished_at = $3, runner = NULL,
              lease_until = NULL, version = version + 1
        WHERE learner_id = $1 AND id = $2 AND state IN ('queued', 'running')`,
      [learnerId, id, now],
    );
  }

  /**
   * Take the oldest task that waits, or whose runner is gone. A learner has one task of a kind running
   * at a time, which a unique index sees to when two runners reach for two of them at once.
   *
   * @param kinds those that this process can do
   * @returns null when there is nothing to do, or somebody else was quicker
   */
  async claim(runner: string, kinds: readonly string[], now: Date): Promise<ClaimedTask | null> {
    try {
      const [rows] = await this.unitOfWork.manager.query<[ClaimedTask[], number]>(
        `WITH next AS (
           SELECT learner_id, id FROM task t
            WHERE (state = 'queued' OR (state = 'running' AND lease_until < now()))
              AND kind = ANY ($2)
              AND NOT EXISTS (SELECT FROM task o WHERE o.learner_id = t.learner_id
                AND o.kind = t.kind AND o.state = 'running' AND o.id <> t.id)
            ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
         UPDATE task SET state = 'running', runner = $1, lease_until = now() + ${lease},
                starts = starts + 1, started_at = coalesce(started_at, $3), version = version + 1
           FROM next WHERE task.learner_id = next.learner_id AND task.id = next.id
         RETURNING task.learner_id AS "learnerId", task.id, kind, input, starts, runner`,
        [runner, kinds, now],
      );
      return rows[0] ?? null;
    } catch (error) {
      if (sqlState(error) === uniqueViolation) return null;
      throw error;
    }
  }

  /**
   * A sign of life, and how far it is when that changed.
   *
   * @returns false when the run is over: the task was cancelled, deleted, or taken by another runner
   */
  async renew(claim: TaskClaim, progress: TaskProgress | null): Promise<boolean> {
    if (progress === null) {
      return this.changes(
        `UPDATE task SET lease_until = now() + ${lease} WHERE ${ofThisRun}`,
        namesOf(claim),
      );
    }
    return this.changes(
      `UPDATE task SET lease_until = now() + ${lease}, done = $4, total = $5, message = $6,
              version = version + 1
        WHERE ${ofThisRun}`,
      [...namesOf(claim), progress.done, progress.total, progress.message],
    );
  }

  /** Keep everybody else off a task until this transaction ends. @returns false as in `renew` */
  async lock(claim: TaskClaim): Promise<boolean> {
    const rows = await this.unitOfWork.manager.query<unknown[]>(
      `SELECT FROM task WHERE ${ofThisRun} FOR UPDATE`,
      namesOf(claim),
    );
    return rows.length > 0;
  }

  /** Nothing happens to a task that is not this run's any more. */
  async finish(claim: TaskClaim, end: TaskEnd, now: Date): Promise<void> {
    await this.changes(
      `UPDATE task SET state = $4, result = $5, problem = $6, message = NULL, finished_at = $7,
              runner = NULL, lease_until = NULL, version = version + 1
        WHERE ${ofThisRun}`,
      [
        ...namesOf(claim),
        end.state,
        end.state === 'done' ? JSON.stringify(end.result) : null,
        end.state === 'failed' ? JSON.stringify(end.problem) : null,
        now,
      ],
    );
  }

  /** Let the next runner have it. @param counts whether this try is one of the few that a task has */
  async release(claim: TaskClaim, counts: boolean): Promise<void> {
    await this.changes(
      `UPDATE task SET state = 'queued', runner = NULL, lease_until = NULL, starts = starts - $4,
              version = version + 1
        WHERE ${ofThisRun}`,
      [...namesOf(claim), counts ? 0 : 1],
    );
  }

  listAll(learnerId: string): Promise<TaskEntity[]> {
    return this.unitOfWork.manager
      .createQueryBuilder(TaskEntity, 'task')
      .addSelect('task.input')
      .where('task.learnerId = :learnerId', { learnerId })
      .orderBy('task.id')
      .getMany();
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(TaskEntity, { learnerId });
  }

  /** @returns how many had come to their end before an instant and are gone now */
  removeFinishedBefore(before: Date): Promise<number> {
    return removeInBatches(this.unitOfWork, {
      table: 'task',
      where: 'finished_at < $1',
      parameter: before,
    });
  }

  private async changes(sql: string, parameters: unknown[]): Promise<boolean> {
    const [, changed] = await this.unitOfWork.manager.query<[unknown, number]>(sql, parameters);
    return changed > 0;
  }
}

function namesOf({ learnerId, id, runner }: TaskClaim): string[] {
  return [learnerId, id, runner];
}
