import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { notTheOwner } from './cohort-refusals.js';
import { CohortRepository } from './cohort.repository.js';
import type { Cohort, CohortRole } from './domain/cohort.js';
import { effectiveRole } from './domain/effective-role.js';
import { MembershipRepository, type StoredMember } from './membership.repository.js';

/** Somebody in a cohort, and what they may act as there. */
export interface Standing {
  readonly cohort: Cohort;
  readonly member: StoredMember;
  readonly role: CohortRole;
}

/**
 * Who may do what in a cohort. Who is not in it cannot tell it from one that is not there; who is in it
 * knows of it, and is told that their role does not allow this.
 */
@Injectable()
export class CohortAccess {
  constructor(
    private readonly cohorts: CohortRepository,
    private readonly memberships: MembershipRepository,
  ) {}

  /** @throws AppError not-found */
  async getStanding(callerId: string, cohortId: string): Promise<Standing> {
    const cohort = await this.cohorts.find(cohortId);
    if (cohort === null) throw notFound('cohort');
    return this.standingIn(cohort, callerId);
  }

  /** The same under the lock that changes of a cohort and of who is in it take. */
  async lockStanding(callerId: string, cohortId: string): Promise<Standing> {
    // Looked at first, so that a stranger cannot make those who are in it wait.
    await this.getStanding(callerId, cohortId);
    return this.standingIn(await this.cohorts.lock(cohortId), callerId);
  }

  /** @throws AppError not-found, forbidden for who only learns here */
  async getCoached(callerId: string, cohortId: string): Promise<Standing> {
    return assertCoaches(await this.getStanding(callerId, cohortId));
  }

  /** @throws AppError not-found, forbidden for who only learns here */
  async lockCoached(callerId: string, cohortId: string): Promise<Standing> {
    return assertCoaches(await this.lockStanding(callerId, cohortId));
  }

  private async standingIn(cohort: Cohort, callerId: string): Promise<Standing> {
    const member = await this.memberships.find(cohort.id, callerId);
    if (member === null) throw notFound('cohort');
    return { cohort, member, role: effectiveRole(member.role, member.accountRole) };
  }
}

/** @throws AppError forbidden for everybody but the owner */
export function assertOwns({ role }: Standing): void {
  if (role !== 'owner') throw notTheOwner();
}

function assertCoaches(standing: Standing): Standing {
  if (standing.role !== 'member') return standing;
  throw new AppError('forbidden', 'Only those who coach a cohort may do this.');
}
