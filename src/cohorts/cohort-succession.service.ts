import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CohortRepository } from './cohort.repository.js';
import type { Cohort } from './domain/cohort.js';
import { nextOwner } from './domain/next-owner.js';
import { MembershipRepository } from './membership.repository.js';

/** What becomes of cohorts when somebody goes for good. */
@Injectable()
export class CohortSuccession {
  constructor(
    private readonly cohorts: CohortRepository,
    private readonly memberships: MembershipRepository,
    private readonly clock: Clock,
  ) {}

  /** Out of all cohorts; those that they own pass to a coach, or are archived where there is none. */
  async leaveAll(accountId: string): Promise<void> {
    const own = await this.memberships.listOwn(accountId);
    for (const { cohort } of own) {
      const locked = await this.cohorts.lock(cohort.id);
      const role = (await this.memberships.find(cohort.id, accountId))?.role;
      await this.memberships.remove(cohort.id, accountId);
      if (role === 'owner') await this.passOn(locked);
    }
  }

  private async passOn(cohort: Cohort): Promise<void> {
    const members = await this.memberships.listAll(cohort.id);
    const coaches = members.filter(
      ({ role, accountRole }) => role === 'coach' && accountRole !== 'learner',
    );
    const heir = nextOwner(coaches);
    const now = this.clock.now();
    if (heir !== null) {
      const ref = { cohortId: cohort.id, learnerId: heir };
      await this.memberships.updateRole(ref, { role: 'owner', roleSince: now });
    } else if (cohort.archivedAt === null) {
      await this.cohorts.archive(cohort, now);
    }
  }
}
