import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { CohortAccess } from './cohort-access.service.js';
import { handOverFirst } from './cohort-refusals.js';
import type { Shares } from './domain/cohort.js';
import { MembershipRepository, type OwnMembership } from './membership.repository.js';

/** The cohorts that somebody is in, and what they show there. */
@Injectable()
export class OwnMemberships {
  constructor(
    private readonly access: CohortAccess,
    private readonly memberships: MembershipRepository,
    private readonly cursors: Cursors,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The latest made first, archived ones included. */
  async list(callerId: string, { limit, cursor }: PageQueryDto): Promise<Page<OwnMembership>> {
    const scope = ['cohorts', callerId];
    const position = this.cursors.decode(cursor, scope);
    const beforeId = position === null ? null : String(position[0]);
    const rows = await this.memberships.pageOwn(callerId, { beforeId, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ cohort }) => [cohort.id], toItem: (own) => own },
    );
  }

  /** @throws AppError not-found */
  async get(callerId: string, cohortId: string): Promise<OwnMembership> {
    const { cohort, member } = await this.access.getStanding(callerId, cohortId);
    return { cohort, membership: member };
  }

  /** From the next request on coaches see that much and no more. @throws AppError not-found */
  changeShares(callerId: string, cohortId: string, shares: Shares): Promise<OwnMembership> {
    return this.unitOfWork.run(async () => {
      const { cohort, member } = await this.access.lockStanding(callerId, cohortId);
      await this.memberships.updateShares(member, shares);
      return { cohort, membership: { ...member, shares } };
    });
  }

  /** @throws AppError not-found, invalid-state for the owner */
  async leave(callerId: string, cohortId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { member } = await this.access.lockStanding(callerId, cohortId);
      if (member.role === 'owner') throw handOverFirst();
      await this.memberships.remove(cohortId, callerId);
    });
  }
}
