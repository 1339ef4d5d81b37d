import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CohortEntity } from './cohort.entity.js';
import type { Cohort, Membership } from './domain/cohort.js';
import { MembershipEntity } from './membership.entity.js';

@Injectable()
export class CohortRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(id: string): Promise<Cohort | null> {
    return this.manager.findOneBy(CohortEntity, { id });
  }

  /**
   * Everything that changes who is in a cohort takes this lock first, so that those changes come one
   * after the other.
   *
   * @throws AppError not-found
   */
  async lock(id: string): Promise<Cohort> {
    const cohort = await this.manager.findOne(CohortEntity, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (cohort === null) throw notFound('cohort');
    return cohort;
  }

  /** A cohort with the one who owns it, for none is without. */
  async insert(cohort: Cohort, owner: Membership): Promise<void> {
    await this.manager.insert(CohortEntity, cohort);
    await this.manager.insert(MembershipEntity, owner);
  }

  /** What clients see of a cohort changes, so the version grows. */
  async update(
    cohort: Cohort,
    changes: Partial<Pick<Cohort, 'name' | 'description' | 'archivedAt'>>,
    now: Date,
  ): Promise<Cohort> {
    const { id, version } = cohort;
    const written = { ...changes, version: version + 1, updatedAt: now };
    await this.manager.update(CohortEntity, { id }, written);
    return { ...cohort, ...written };
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
