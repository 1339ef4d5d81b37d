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

  /** Differs with every change of somebody's cohorts, their banks and assignments; empty without any. */
  async versionFor(learnerId: string): Promise<string> {
    const rows = await this.unitOfWork.manager.query<{ version: string }[]>(
      `SELECT version FROM learner_cohorts WHERE learner_id = $1`,
      [learnerId],
    );
    return rows[0]?.version ?? '';
  }

  /** How many cohorts in use somebody owns. */
  async countOwned(ownerId: string): Promise<number> {
    const rows = await this.unitOfWork.manager.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count
         FROM cohort_membership m JOIN cohort c ON c.id = m.cohort_id AND c.archived_at IS NULL
        WHERE m.learner_id = $1 AND m.role = 'owner'`,
      [ownerId],
    );
    return rows[0]?.count ?? 0;
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
      lock: { mode: 'for_no_key_update' },
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
