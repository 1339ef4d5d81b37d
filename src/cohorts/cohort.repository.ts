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
  update(
    cohort: Cohort,
    terms: Partial<Pick<Cohort, 'name' | 'description'>>,
    now: Date,
  ): Promise<Cohort> {
    return this.write(cohort, terms, now);
  }

  /** Its assignments leave the queues, so the change number grows too. */
  archive(cohort: Cohort, now: Date): Promise<Cohort> {
    const { changeNumber } = cohort;
    return this.write(cohort, { archivedAt: now, changeNumber: changeNumber + 1 }, now);
  }

  private async write(cohort: Cohort, changes: Partial<Cohort>, now: Date): Promise<Cohort> {
    const { id, version } = cohort;
    const written = { ...changes, version: version + 1, updatedAt: now };
    await this.manager.update(CohortEntity, { id }, written);
    return { ...cohort, ...written };
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
