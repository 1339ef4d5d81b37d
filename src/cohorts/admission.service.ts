import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { parseSecretToken } from '../kernel/secret-token.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { isTokenOf } from '../platform/http/token-hash.js';
import { assertRoom, needsCoachAccount } from './cohort-refusals.js';
import { CohortRepository } from './cohort.repository.js';
import type { Cohort, Membership, Shares } from './domain/cohort.js';
import { decideJoin } from './domain/decide-join.js';
import type { Invitation } from './domain/invitation.js';
import { invitationState } from './domain/invitation-state.js';
import { InvitationRepository } from './invitation.repository.js';
import { MembershipRepository, type OwnMembership } from './membership.repository.js';

export interface JoinRequest {
  readonly code: string;
  readonly shares: Shares;
}

export interface Admitted extends OwnMembership {
  /** Whether they were not in the cohort before. */
  readonly isNew: boolean;
}

/** Lets people into a cohort by a code. */
@Injectable()
export class Admission {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly cohorts: CohortRepository,
    private readonly memberships: MembershipRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns null for a code that lets nobody in, for whatever reason @throws AppError rule-violated, conflict */
  admit(caller: CurrentUser, { code, shares }: JoinRequest): Promise<Admitted | null> {
    const parsed = parseSecretToken('rhi', code);
    if (parsed === null) return Promise.resolve(null);
    return this.unitOfWork.run(async () => {
      // Locked first: of those who show a limited code at once, each sees what the last one left.
      const invitation = await this.invitations.lock(parsed.id);
      if (invitation === null || !isTokenOf(invitation.tokenHash, code)) return null;
      const cohort = await this.cohorts.lock(invitation.cohortId);
      const current = await this.memberships.find(cohort.id, caller.id);
      const now = this.clock.now();
      const outcome = decideJoin({
        current: current?.role ?? null,
        invited: invitation.role,
        state: invitationState(now, invitation),
        isArchived: cohort.archivedAt !== null,
        mayCoach: caller.role !== 'learner',
      });
      if (outcome === 'refused') return null;
      if (outcome === 'needs-coach-account') throw needsCoachAccount('#/code');
      if (outcome === 'stays' && current !== null) {
        return { cohort, membership: current, isNew: false };
      }
      await this.invitations.countUse(invitation);
      const joined = { ...newMembership(caller.id, invitation, now), shares };
      return this.enter(cohort, joined, current);
    });
  }

  private async enter(
    cohort: Cohort,
    joined: Membership,
    current: Membership | null,
  ): Promise<Admitted> {
    if (current === null) {
      assertRoom('members', await this.memberships.countLearning(cohort.id));
      await this.memberships.insert(joined);
      return { cohort, membership: joined, isNew: true };
    }
    const { role, roleSince, invitationId } = joined;
    const rise = { role, roleSince, invitationId };
    await this.memberships.updateRole(current, rise);
    return { cohort, membership: { ...current, ...rise }, isNew: false };
  }
}

function newMembership(
  learnerId: string,
  { id: invitationId, cohortId, role }: Invitation,
  now: Date,
): Omit<Membership, 'shares'> {
  return { learnerId, cohortId, role, joinedAt: now, roleSince: now, invitationId };
}
