import { Injectable } from '@nestjs/common';
import { MoreThan, type EntityManager } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AdjudicationCaseEntity } from './adjudication-case.entity.js';
import { hasJudged } from './arbiter.reader.js';
import type { AdjudicationCase, CaseKind, CaseState } from './domain/adjudication-case.js';

type CaseKey = Pick<AdjudicationCase, 'learnerId' | 'id'>;
type RequestKey = Pick<AdjudicationCase, 'learnerId' | 'requestId'>;

/** The day on which the case before the first was opened, and its id. */
export type CasePosition = readonly [string, string];

/** Which of the cases that somebody may decide, from where on. */
export interface QueueFilter {
  readonly deciderId: string;
  /** Null for the open pool. */
  readonly cohortId: string | null;
  readonly state: CaseState | undefined;
  readonly kind: CaseKind | undefined;
  readonly after: CasePosition | null;
  readonly limit: number;
}

const openedDay = `(c.opened_at AT TIME ZONE 'UTC')::date`;

/**
 * Cases that somebody has to do with: those they opened, those about their answers, and flags on their
 * answers once something came of it. That somebody flagged an answer, and was wrong, is not for its author.
 */
const concerns = `
  (c.opened_by = :personId
   OR c.learner_id = :personId AND (c.kind <> 'flag' OR c.outcome = 'upheld'))`;

@Injectable()
export class AdjudicationCaseRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One new flag of somebody at a time, until the transaction ends. */
  async lockFlags(personId: string): Promise<void> {
    await this.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7005))`, [
      personId,
    ]);
  }

  /** As it is at this moment. */
  isDecidedBy(personId: string, { learnerId, id }: CaseKey): Promise<boolean> {
    const decided = { learnerId, id, decidedBy: personId };
    return this.manager.existsBy(AdjudicationCaseEntity, decided);
  }

  /** @returns false when there is one that it would double */
  async insertIfNew(adjudicated: AdjudicationCaseEntity): Promise<boolean> {
    const result = await this.manager
      .createQueryBuilder()
      .insert()
      .into(AdjudicationCaseEntity)
      .values(adjudicated)
      .orIgnore()
      .returning('id')
      .execute();
    const raw: unknown = result.raw;
    return Array.isArray(raw) && raw.length > 0;
  }

  /** Whoever asks sees to it that it is shown to nobody who may not see it. */
  find(id: string): Promise<AdjudicationCaseEntity | null> {
    return this.manager.findOneBy(AdjudicationCaseEntity, { id });
  }

  /** Only while its request is locked. @throws AppError not-found */
  async lock({ learnerId, id }: CaseKey): Promise<AdjudicationCaseEntity> {
    const found = await this.manager.findOne(AdjudicationCaseEntity, {
      where: { learnerId, id },
      lock: { mode: 'for_no_key_update' },
    });
    if (found === null) throw notFound('case');
    return found;
  }

  /** The same for all of a request that nobody has decided. */
  lockOpen({ learnerId, requestId }: RequestKey): Promise<AdjudicationCaseEntity[]> {
    return this.manager.find(AdjudicationCaseEntity, {
      where: { learnerId, requestId, state: 'open' },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
  }

  listAppeals({ learnerId, requestId }: RequestKey): Promise<AdjudicationCaseEntity[]> {
    return this.manager.findBy(AdjudicationCaseEntity, { learnerId, requestId, kind: 'appeal' });
  }

  isFlagged(
    subject: Pick<AdjudicationCase, 'learnerId' | 'subjectId' | 'openedBy'>,
  ): Promise<boolean> {
    const { learnerId, subjectId, openedBy } = subject;
    if (openedBy === null) return Promise.resolve(false);
    const where = { learnerId, subjectId, openedBy, kind: 'flag' } as const;
    return this.manager.existsBy(AdjudicationCaseEntity, where);
  }

  countOpenFlags(openedBy: string): Promise<number> {
    return this.manager.countBy(AdjudicationCaseEntity, { openedBy, kind: 'flag', state: 'open' });
  }

  /** Store what changed. @returns the case as it is now */
  async update(
    adjudicated: AdjudicationCaseEntity,
    changes: Partial<AdjudicationCase>,
  ): Promise<AdjudicationCaseEntity> {
    const { learnerId, id, version } = adjudicated;
    const next = { ...changes, version: version + 1 };
    await this.manager.update(AdjudicationCaseEntity, { learnerId, id }, next);
    return Object.assign(new AdjudicationCaseEntity(), adjudicated, next);
  }

  /** Those somebody may decide or has decided; the oldest first, by days. */
  pageQueue({ deciderId, cohortId, ...filter }: QueueFilter): Promise<AdjudicationCaseEntity[]> {
    const query = this.manager
      .createQueryBuilder(AdjudicationCaseEntity, 'c')
      .where('c.is_open_pool = (:cohortId::uuid IS NULL)', { cohortId })
      .andWhere(
        `(:cohortId::uuid IS NULL OR c.cohort_id = :cohortId
          AND EXISTS (SELECT FROM cohort_membership m
                       WHERE m.cohort_id = c.cohort_id AND m.learner_id = c.learner_id))`,
      )
      .andWhere('c.learner_id <> :deciderId', { deciderId })
      .andWhere('c.opened_by IS DISTINCT FROM :deciderId::uuid')
      .andWhere(
        `(c.decided_by = :deciderId
          OR NOT ${hasJudged(':deciderId::uuid', 'c.learner_id', 'c.attempt_id')})`,
      )
      .orderBy(openedDay, 'ASC')
      .addOrderBy('c.id', 'ASC')
      .limit(filter.limit);
    if (filter.state !== undefined) query.andWhere('c.state = :state', { state: filter.state });
    if (filter.kind !== undefined) query.andWhere('c.kind = :kind', { kind: filter.kind });
    if (filter.after !== null) {
      const [day, id] = filter.after;
      query.andWhere(`(${openedDay}, c.id) > (:day::date, :id::uuid)`, { day, id });
    }
    return query.getMany();
  }

  async findConcerning(personId: string, id: string): Promise<AdjudicationCaseEntity | null> {
    return this.manager
      .createQueryBuilder(AdjudicationCaseEntity, 'c')
      .where('c.id = :id', { id })
      .andWhere(concerns, { personId })
      .getOne();
  }

  /** The latest first, by days. */
  pageConcerning(
    personId: string,
    { after, limit }: { after: CasePosition | null; limit: number },
  ): Promise<AdjudicationCaseEntity[]> {
    const query = this.manager
      .createQueryBuilder(AdjudicationCaseEntity, 'c')
      .where(concerns, { personId })
      .orderBy(openedDay, 'DESC')
      .addOrderBy('c.id', 'DESC')
      .limit(limit);
    if (after !== null) {
      const [day, id] = after;
      query.andWhere(`(${openedDay}, c.id) < (:day::date, :id::uuid)`, { day, id });
    }
    return query.getMany();
  }

  /** All of them, the latest first, by days. */
  listConcerning(personId: string): Promise<AdjudicationCaseEntity[]> {
    return this.manager
      .createQueryBuilder(AdjudicationCaseEntity, 'c')
      .where(concerns, { personId })
      .orderBy(openedDay, 'DESC')
      .addOrderBy('c.id', 'DESC')
      .getMany();
  }

  /** That nobody has decided, by id, from above this one on. */
  listOpen(aboveId: string | null, limit: number): Promise<AdjudicationCaseEntity[]> {
    const above = aboveId === null ? {} : { id: MoreThan(aboveId) };
    return this.manager.find(AdjudicationCaseEntity, {
      where: { state: 'open', ...above },
      order: { id: 'ASC' },
      take: limit,
    });
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.manager.delete(AdjudicationCaseEntity, { learnerId });
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
