import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { assertRoom } from './cohort-refusals.js';
import { CohortAccess, assertOwns } from './cohort-access.service.js';
import { CohortRepository } from './cohort.repository.js';
import type { Cohort } from './domain/cohort.js';

export type CohortTerms = Pick<Cohort, 'name' | 'description'>;
export type CohortChange = { [Key in keyof CohortTerms]?: CohortTerms[Key] | undefined };

/** Cohorts as such; who is in them is told elsewhere. */
@Injectable()
export class CohortService {
  constructor(
    private readonly access: CohortAccess,
    private readonly cohorts: CohortRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Whoever makes a cohort owns it. @throws AppError conflict */
  create(callerId: string, terms: CohortTerms): Promise<Cohort> {
    const now = this.clock.now();
    const cohort: Cohort = {
      ...terms,
      id: this.ids.next(),
      version: 1,
      changeNumber: 0,
      createdBy: callerId,
      createdAt: now,
      updatedAt: now,
      archivedAt: null,
    };
    return this.unitOfWork.run(async () => {
      assertRoom('cohorts', await this.cohorts.countOwned(callerId));
      await this.cohorts.insert(cohort, {
        learnerId: callerId,
        cohortId: cohort.id,
        role: 'owner',
        shares: 'none',
        joinedAt: now,
        roleSince: now,
        invitationId: null,
      });
      return cohort;
    });
  }

  /** @throws AppError not-found */
  async get(callerId: string, id: string): Promise<Cohort> {
    return (await this.access.getStanding(callerId, id)).cohort;
  }

  /** @throws AppError not-found, forbidden, precondition-failed */
  update(
    callerId: string,
    id: string,
    { change, ifMatch }: { change: CohortChange; ifMatch: string },
  ): Promise<Cohort> {
    return this.unitOfWork.run(async () => {
      const { cohort } = await this.access.lockCoached(callerId, id);
      assertUnchanged(cohort, ifMatch);
      const { name = cohort.name, description = cohort.description } = change;
      if (name === cohort.name && description === cohort.description) return cohort;
      return this.cohorts.update(cohort, { name, description }, this.clock.now());
    });
  }

  /** Put away for good; one that is already is left as it is. @throws AppError not-found, forbidden */
  archive(callerId: string, id: string): Promise<Cohort> {
    return this.unitOfWork.run(async () => {
      const standing = await this.access.lockCoached(callerId, id);
      assertOwns(standing);
      if (standing.cohort.archivedAt !== null) return standing.cohort;
      const now = this.clock.now();
      return this.cohorts.archive(standing.cohort, now);
    });
  }
}
