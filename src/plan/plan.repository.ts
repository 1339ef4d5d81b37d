import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PlanEntity } from './plan.entity.js';
import { PlanSessionEntity } from './plan-session.entity.js';

/** A plan as it is stored. */
export type StoredPlan = Readonly<PlanEntity>;
/** What was said of a sitting, as it is stored. */
export type StoredMark = Readonly<PlanSessionEntity>;

@Injectable()
export class PlanRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws AppError not-found, the same for another learner's plan */
  async get(learnerId: string, id: string): Promise<StoredPlan> {
    const plan = await this.unitOfWork.manager.findOneBy(PlanEntity, { learnerId, id });
    if (plan === null) throw notFound('plan');
    return plan;
  }

  /** The latest made first. */
  page(learnerId: string, page: { beforeId: string | null; limit: number }): Promise<StoredPlan[]> {
    return this.unitOfWork.manager.find(PlanEntity, {
      where: { learnerId, ...(page.beforeId === null ? {} : { id: LessThan(page.beforeId) }) },
      order: { id: 'DESC' },
      take: page.limit,
    });
  }

  listAll(learnerId: string): Promise<StoredPlan[]> {
    return this.unitOfWork.manager.find(PlanEntity, { where: { learnerId }, order: { id: 'ASC' } });
  }

  count(learnerId: string): Promise<number> {
    return this.unitOfWork.manager.countBy(PlanEntity, { learnerId });
  }

  async save(plan: StoredPlan): Promise<void> {
    await this.unitOfWork.manager.upsert(PlanEntity, { ...plan }, ['learnerId', 'id']);
  }

  async remove(learnerId: string, id: string): Promise<void> {
    await this.unitOfWork.manager.delete(PlanEntity, { learnerId, id });
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(PlanEntity, { learnerId });
  }

  /** In the order of their keys. */
  listMarks(learnerId: string, planId: string): Promise<StoredMark[]> {
    return this.unitOfWork.manager.find(PlanSessionEntity, {
      where: { learnerId, planId },
      order: { key: 'ASC' },
    });
  }

  listAllMarks(learnerId: string): Promise<StoredMark[]> {
    return this.unitOfWork.manager.find(PlanSessionEntity, {
      where: { learnerId },
      order: { planId: 'ASC', key: 'ASC' },
    });
  }

  async saveMark(mark: StoredMark): Promise<void> {
    await this.unitOfWork.manager.upsert(PlanSessionEntity, { ...mark }, [
      'learnerId',
      'planId',
      'key',
    ]);
  }
}
