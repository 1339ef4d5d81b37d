import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, Not } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { TargetEntity } from './target.entity.js';

/** A target as it is stored. */
export type StoredTarget = Readonly<TargetEntity>;

/** Where a walk over everybody's targets stands: behind this one. */
export type TargetPlace = Pick<StoredTarget, 'learnerId' | 'id'>;

@Injectable()
export class TargetRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One change of a learner's targets at a time. */
  exclusively<T>(learnerId: string, work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
      await this.unitOfWork.manager.query(
        `SELECT pg_advisory_xact_lock(hashtextextended('readiness-targets ' || $1, 7031))`,
        [learnerId],
      );
      return work();
    });
  }

  /** @throws AppError not-found, the same for another learner's target */
  async get(learnerId: string, id: string): Promise<StoredTarget> {
    const target = await this.find(learnerId, id);
    if (target === null) throw notFound('target');
    return target;
  }

  find(learnerId: string, id: string): Promise<StoredTarget | null> {
    return this.unitOfWork.manager.findOneBy(TargetEntity, { learnerId, id });
  }

  /** The latest made first. @param archived null for both kinds */
  page(
    learnerId: string,
    page: { archived: boolean | null; beforeId: string | null; limit: number },
  ): Promise<StoredTarget[]> {
    const state = page.archived === true ? Not(IsNull()) : IsNull();
    return this.unitOfWork.manager.find(TargetEntity, {
      where: {
        learnerId,
        ...(page.archived === null ? {} : { archivedAt: state }),
        ...(page.beforeId === null ? {} : { id: LessThan(page.beforeId) }),
      },
      order: { id: 'DESC' },
      take: page.limit,
    });
  }

  /** Those in use, the oldest first. */
  listActive(learnerId: string): Promise<StoredTarget[]> {
    return this.unitOfWork.manager.find(TargetEntity, {
      where: { learnerId, archivedAt: IsNull() },
      order: { id: 'ASC' },
    });
  }

  /** The same of many, by learner and id. */
  listActiveOfAll(learnerIds: readonly string[]): Promise<StoredTarget[]> {
    return this.unitOfWork.manager.find(TargetEntity, {
      where: { learnerId: In([...learnerIds]), archivedAt: IsNull() },
      order: { learnerId: 'ASC', id: 'ASC' },
    });
  }

  /** Everybody's in use, by learner and id, behind a place. */
  pageActive(after: TargetPlace | null, limit: number): Promise<StoredTarget[]> {
    const query = this.unitOfWork.manager
      .createQueryBuilder(TargetEntity, 'target')
      .where('target.archivedAt IS NULL')
      .orderBy('target.learnerId')
      .addOrderBy('target.id')
      .take(limit);
    if (after !== null) {
      query.andWhere('(target.learnerId, target.id) > (:learnerId, :id)', after);
    }
    return query.getMany();
  }

  countActive(learnerId: string): Promise<number> {
    return this.unitOfWork.manager.countBy(TargetEntity, { learnerId, archivedAt: IsNull() });
  }

  listAll(learnerId: string): Promise<StoredTarget[]> {
    return this.unitOfWork.manager.find(TargetEntity, {
      where: { learnerId },
      order: { id: 'ASC' },
    });
  }

  async save(target: StoredTarget): Promise<void> {
    await this.unitOfWork.manager.upsert(TargetEntity, { ...target }, ['learnerId', 'id']);
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(TargetEntity, { learnerId });
  }
}
