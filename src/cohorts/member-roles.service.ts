import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CohortAccess } from './cohort-access.service.js';
import { handOverFirst, needsCoachAccount, notTheOwner } from './cohort-refusals.js';
import { changeRole } from './domain/change-role.js';
import type { CohortRole } from './domain/cohort.js';
import type { InvitedRole } from './domain/invitation.js';
import { mayRemove } from './domain/may-remove.js';
import { MembershipRepository, type StoredMember } from './membership.repository.js';

/** Whose role it is about. */
export interface MemberRef {
  readonly cohortId: string;
  readonly memberId: string;
}

/** Who coaches a cohort, who owns it, and who has to go. */
@Injectable()
export class MemberRoles {
  constructor(
    private readonly access: CohortAccess,
    private readonly memberships: MembershipRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, forbidden, invalid-state, rule-violated */
  change(callerId: string, ref: MemberRef, to: InvitedRole): Promise<StoredMember> {
    return this.unitOfWork.run(async () => {
      const { role, member } = await this.access.lockCoached(callerId, ref.cohortId);
      return this.apply({ ...member, role }, await this.getMember(ref), to);
    });
  }

  /**
   * Whoever owned it coaches it from then on. An owner whose account may not coach any longer can still
   * do this: it takes nothing but gives away, and is the only way out for them.
   *
   * @throws AppError not-found, forbidden, rule-violated
   */
  handOver(callerId: string, ref: MemberRef): Promise<StoredMember> {
    return this.unitOfWork.run(async () => {
      const { member } = await this.access.lockStanding(callerId, ref.cohortId);
      // Before looking for the other: who is in a cohort is no business of those who only learn there.
      if (member.role !== 'owner') throw notTheOwner();
      return this.apply(member, await this.getMember(ref), 'owner');
    });
  }

  /** All access ends at once, both ways. @throws AppError not-found, forbidden, invalid-state */
  async remove(callerId: string, ref: MemberRef): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { role } = await this.access.lockCoached(callerId, ref.cohortId);
      const target = await this.getMember(ref);
      if (!mayRemove(role, target.role)) {
        throw role === 'owner' ? handOverFirst() : notTheOwner();
      }
      await this.memberships.remove(ref.cohortId, ref.memberId);
    });
  }

  private async apply(
    actor: StoredMember,
    target: StoredMember,
    to: CohortRole,
  ): Promise<StoredMember> {
    const mayCoach = target.accountRole !== 'learner';
    const change = changeRole({ actor: actor.role, target: target.role, mayCoach, to });
    if (change.kind === 'unchanged') return target;
    if (change.kind === 'refused') throw refusals[change.reason](to);
    const roleSince = this.clock.now();
    // The one who gives the ownership away first: a cohort never has two owners, not even in between.
    if (change.actor !== actor.role) {
      await this.memberships.updateRole(actor, { role: change.actor, roleSince });
    }
    await this.memberships.updateRole(target, { role: change.target, roleSince });
    return { ...target, role: change.target, roleSince };
  }

  private async getMember({ cohortId, memberId }: MemberRef): Promise<StoredMember> {
    const member = await this.memberships.find(cohortId, memberId);
    if (member === null) throw notFound('member');
    return member;
  }
}

const refusals = {
  'not-the-owner': notTheOwner,
  'hand-over-first': handOverFirst,
  'needs-coach-account': (to: CohortRole) =>
    needsCoachAccount(to === 'owner' ? '#/accountId' : '#/role'),
};
