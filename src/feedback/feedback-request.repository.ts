import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { removeInBatches } from '../platform/database/remove-in-batches.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { AnsweredQuestion } from './domain/answered-question.js';
import type { Reservation } from './domain/feedback-budget.js';
import type { FeedbackFault } from './domain/feedback-fault.js';
import type { FeedbackRequest, FeedbackResult } from './domain/feedback-request.js';
import { FeedbackRequestEntity } from './feedback-request.entity.js';
import { toStorableJson } from './to-storable-json.js';

export type FeedbackKey = Pick<FeedbackRequest, 'learnerId' | 'id'>;

/** A request in the hand of one run. */
export interface FeedbackClaim extends FeedbackKey {
  readonly attemptId: string;
  readonly contentHash: string;
  readonly input: AnsweredQuestion;
  readonly reservedCalls: number;
  readonly reservedTokens: number;
  readonly runner: string;
}

/** How a request ends. */
export type FeedbackEnd =
  | { readonly state: 'succeeded' | 'partial'; readonly result: FeedbackResult }
  | { readonly state: 'failed' | 'cancelled' | 'expired'; readonly fault: FeedbackFault };

/** A request that was taken along by its process this often is not begun again. */
const mostStarts = 3;
/** Leases are made and compared by the clock of the database, the only one that all processes share. */
const lease = `interval '15 seconds'`;
const isLive = `state = 'running' AND lease_until >= clock_timestamp()`;
const ofThisRun = `r.learner_id = $1 AND r.id = $2 AND r.runner = $3 AND r.state = 'running'`;
const isOpen = `r.state IN ('queued', 'running')`;

/** Requests in the database, which is also where their runners agree on who does what. */
@Injectable()
export class FeedbackRequestRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @returns false when there is one about the same attempt and of the same content that is open or has feedback */
  async insertUnlessSame(request: FeedbackRequestEntity): Promise<boolean> {
    const inserted = await this.manager
      .createQueryBuilder()
      .insert()
      .into(FeedbackRequestEntity)
      .values(request)
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length > 0;
  }

  /** The one that `insertUnlessSame` gave way to, if it is still there. */
  findSame({
    learnerId,
    attemptId,
    contentHash,
  }: FeedbackRequest): Promise<FeedbackRequest | null> {
    return this.manager
      .createQueryBuilder(FeedbackRequestEntity, 'r')
      .where({ learnerId, attemptId, contentHash })
      .andWhere(`r.state IN ('queued', 'running', 'succeeded', 'partial')`)
      .getOne();
  }

  lock({ learnerId, id }: FeedbackKey): Promise<FeedbackRequest | null> {
    return this.manager.findOne(FeedbackRequestEntity, {
      where: { learnerId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** How many wait. */
  async countQueued(): Promise<number> {
    const [row] = await this.manager.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM feedback_request WHERE state = 'queued'`,
    );
    return row?.count ?? 0;
  }

  /**
   * Take the request that has waited longest, first of those whose learner has none in hand, then of those
   * with one, and so on; also one whose runner is gone.
   *
   * One claim at a time, of all processes: two at once would both take the last place.
   *
   * @param places how many all processes together may have in hand
   * @returns null when there is nothing to do, or no place
   */
  claim(runner: string, now: Date, places: number): Promise<FeedbackClaim | null> {
    return this.unitOfWork.run(async () => {
      await this.manager.query(
        `SELECT pg_advisory_xact_lock(hashtextextended('feedback-requests', 7007))`,
      );
      const [rows] = await this.manager.query<[FeedbackClaim[], number]>(
        `WITH live AS (
           SELECT learner_id, count(*) AS runs FROM feedback_request WHERE ${isLive}
            GROUP BY learner_id),
         next AS (
           SELECT r.learner_id, r.id FROM feedback_request r
             LEFT JOIN live ON live.learner_id = r.learner_id
            WHERE ${isOpen} AND NOT (${isLive})
              AND r.starts < ${mostStarts} AND r.expires_at > $2
              AND (SELECT coalesce(sum(runs), 0) FROM live) < $3
            ORDER BY coalesce(live.runs, 0), r.created_at, r.id
            LIMIT 1 FOR UPDATE OF r SKIP LOCKED)
         UPDATE feedback_request r
            SET state = 'running', runner = $1, lease_until = clock_timestamp() + ${lease},
                starts = starts + 1, started_at = coalesce(started_at, greatest($2, created_at)),
                version = version + 1
           FROM next WHERE r.learner_id = next.learner_id AND r.id = next.id
         RETURNING r.learner_id AS "learnerId", r.id, r.attempt_id AS "attemptId",
                   r.content_hash AS "contentHash", r.input, r.reserved_calls AS "reservedCalls",
                   r.reserved_tokens AS "reservedTokens", r.runner`,
        [runner, now, places],
      );
      return rows[0] ?? null;
    });
  }

  /** @returns false when the run is over: the request was called off, removed, or taken by another run */
  renew({ learnerId, id, runner }: FeedbackClaim): Promise<boolean> {
    return this.changes(
      `UPDATE feedback_request r SET lease_until = clock_timestamp() + ${lease}
        WHERE ${ofThisRun}`,
      [learnerId, id, runner],
    );
  }

  /** Let the next runner have it. @param counts whether this was one of the few starts that it has */
  release({ learnerId, id, runner }: FeedbackClaim, counts: boolean): Promise<boolean> {
    return this.changes(
      `UPDATE feedback_request r
          SET state = 'queued', runner = NULL, lease_until = NULL, starts = starts - $4,
              version = version + 1
        WHERE ${ofThisRun}`,
      [learnerId, id, runner, counts ? 0 : 1],
    );
  }

  /** @returns what was reserved for it; null, and nothing happens, when it is not this run's any more */
  finish(claim: FeedbackClaim, end: FeedbackEnd, now: Date): Promise<Reservation | null> {
    const isOurs = `r.runner = $7 AND r.state = 'running'`;
    return this.end(claim, end, now, { isOurs, given: [claim.runner] });
  }

  /** The same for whoever asked for it. @returns null when it was not open any more */
  cancel(key: FeedbackKey, now: Date): Promise<Reservation | null> {
    const end = { state: 'cancelled', fault: 'CANCELLED' } as const;
    return this.end(key, end, now, { isOurs: isOpen, given: [] });
  }

  /** The same for what nobody will do any more. @returns null when somebody took it meanwhile */
  expire(key: FeedbackKey, now: Date, isEnabled: boolean): Promise<Reservation | null> {
    const end = { state: 'expired', fault: 'PROVIDER_UNAVAILABLE' } as const;
    return this.end(key, end, now, { isOurs: isAbandoned('$6', '$7'), given: [isEnabled] });
  }

  /** What nobody has in hand, and nobody will have. @param isEnabled whether anybody is asked at all */
  listAbandoned(now: Date, isEnabled: boolean, limit: number): Promise<FeedbackKey[]> {
    return this.manager.query<FeedbackKey[]>(
      `SELECT r.learner_id AS "learnerId", r.id FROM feedback_request r
        WHERE ${isAbandoned('$1', '$2')} ORDER BY r.created_at, r.id LIMIT $3`,
      [now, isEnabled, limit],
    );
  }

  async touch({ learnerId, id }: FeedbackKey): Promise<void> {
    await this.manager.increment(FeedbackRequestEntity, { learnerId, id }, 'version', 1);
  }

  /** The open ones of a learner, locked, with what is reserved for each, the oldest first. */
  lockOpenOf(learnerId: string): Promise<(Reservation & Pick<FeedbackKey, 'id'>)[]> {
    return this.manager.query(
      `SELECT r.id, r.reserved_day::text AS day, r.reserved_calls AS calls,
              r.reserved_tokens AS tokens
         FROM feedback_request r WHERE r.learner_id = $1 AND ${isOpen} ORDER BY r.id FOR UPDATE`,
      [learnerId],
    );
  }

  listAll(learnerId: string): Promise<FeedbackRequest[]> {
    return this.manager.find(FeedbackRequestEntity, { where: { learnerId }, order: { id: 'ASC' } });
  }

  async remove({ learnerId, id }: FeedbackKey): Promise<void> {
    await this.manager.delete(FeedbackRequestEntity, { learnerId, id });
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.manager.delete(FeedbackRequestEntity, { learnerId });
  }

  /** @returns how many had come to their end before an instant and are gone now */
  removeFinishedBefore(before: Date): Promise<number> {
    return removeInBatches(this.unitOfWork, {
      table: 'feedback_request',
      where: 'finished_at < $1',
      parameter: before,
    });
  }

  private async end(
    { learnerId, id }: FeedbackKey,
    end: FeedbackEnd,
    now: Date,
    { isOurs, given }: { isOurs: string; given: readonly unknown[] },
  ): Promise<Reservation | null> {
    const [rows] = await this.manager.query<[Reservation[], number]>(
      `WITH before AS (
         SELECT r.learner_id, r.id, r.reserved_calls, r.reserved_tokens FROM feedback_request r
          WHERE r.learner_id = $1 AND r.id = $2 AND ${isOurs} FOR UPDATE)
       UPDATE feedback_request r
          SET state = $3, result = $4, fault = $5, finished_at = $6, input = NULL, runner = NULL,
              lease_until = NULL, reserved_calls = 0, reserved_tokens = 0, version = version + 1
         FROM before WHERE r.learner_id = before.learner_id AND r.id = before.id
       RETURNING r.reserved_day::text AS day, before.reserved_calls AS calls,
                 before.reserved_tokens AS tokens`,
      [
        learnerId,
        id,
        end.state,
        'result' in end ? toStorableJson(end.result) : null,
        'fault' in end ? end.fault : null,
        now,
        ...given,
      ],
    );
    return rows[0] ?? null;
  }

  private async changes(sql: string, parameters: unknown[]): Promise<boolean> {
    const [, changed] = await this.manager.query<[unknown, number]>(sql, parameters);
    return changed > 0;
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}

/** @param now the parameter that says when it is; @param isEnabled whether anybody is asked at all */
function isAbandoned(now: string, isEnabled: string): string {
  return `${isOpen} AND NOT (${isLive})
      AND (r.expires_at <= ${now} OR r.starts >= ${mostStarts} OR NOT ${isEnabled}::boolean)`;
}
