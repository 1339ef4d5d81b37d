import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { CohortRepository } from './cohort.repository.js';
import type { Cohort, CohortRole, Shares } from './domain/cohort.js';
import { effectiveRole } from './domain/effective-role.js';
import { mayRead, type AccessKind } from './domain/may-read.js';
import { MembershipRepository, type StoredMember } from './membership.repository.js';

/** Somebody in a cohort. `role` is what they may act as, not what they were named. */
export interface CohortMember {
  readonly learnerId: string;
  readonly displayName: string;
  readonly role: CohortRole;
  readonly shares: Shares;
  readonly joinedAt: Date;
}

/** A cohort with what the one who asked may act as in it. */
export interface CohortWithRole {
  readonly cohort: Cohort;
  readonly role: CohortRole;
}

/** Who is in which cohort, and what they show there, for the features that let coaches look. */
@Injectable()
export class CohortReader {
  constructor(
    private readonly cohorts: CohortRepository,
    private readonly memberships: MembershipRepository,
  ) {}

  /** What somebody may act as in a cohort; null when they are not in it. */
  async roleIn(accountId: string, cohortId: string): Promise<CohortRole | null> {
    return (await this.findMember(cohortId, accountId))?.role ?? null;
  }

  /** A cohort for somebody who coaches it. @throws AppError not-found for everybody else */
  async getCoached(coachId: string, cohortId: string): Promise<CohortWithRole> {
    const cohort = await this.cohorts.find(cohortId);
    const role = await this.roleIn(coachId, cohortId);
    if (cohort === null || role === null || role === 'member') throw notFound('cohort');
    return { cohort, role };
  }

  /** All of them, coaches included, in the order in which they joined. */
  async listMembers(cohortId: string): Promise<CohortMember[]> {
    return (await this.memberships.listAll(cohortId)).map(toCohortMember);
  }

  async findMember(cohortId: string, learnerId: string): Promise<CohortMember | null> {
    const member = await this.memberships.find(cohortId, learnerId);
    return member === null ? null : toCohortMember(member);
  }

  /**
   * Somebody in a cohort who shows coaches this.
   *
   * @throws AppError not-found when they are not in it, forbidden when they do not share it
   */
  async getSharing(cohortId: string, learnerId: string, what: AccessKind): Promise<CohortMember> {
    const member = await this.findMember(cohortId, learnerId);
    if (member === null) throw notFound('member');
    if (this.mayRead(member.shares, what)) return member;
    throw new AppError('forbidden', 'This member does not share it with the cohort.');
  }

  /** Whether somebody who shares so much lets coaches read this. */
  mayRead(shares: Shares, what: AccessKind): boolean {
    return mayRead(shares, what);
  }

  /** The cohorts that somebody may act as coach or owner of, the latest made first. */
  async listCoachedBy(coachId: string): Promise<CohortWithRole[]> {
    const own = await this.memberships.listCoached(coachId);
    return own.map(({ cohort, membership: { role } }) => ({ cohort, role }));
  }
}

function toCohortMember(member: StoredMember): CohortMember {
  const { learnerId, displayName, role, accountRole, shares, joinedAt } = member;
  return { learnerId, displayName, role: effectiveRole(role, accountRole), shares, joinedAt };
}
