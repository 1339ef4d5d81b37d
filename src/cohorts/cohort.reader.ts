import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { AssignmentRepository } from './assignment.repository.js';
import { CohortBankRepository, type SharedBank } from './cohort-bank.repository.js';
import { CohortRepository } from './cohort.repository.js';
import type { Assignment, AssignmentContent } from './domain/assignment.js';
import type { Cohort, CohortRole, Shares } from './domain/cohort.js';
import { effectiveRole } from './domain/effective-role.js';
import { mayRead, type AccessKind } from './domain/may-read.js';
import { openAssignments } from './domain/open-assignments.js';
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

/** Something that a member is asked to do. */
export interface OpenAssignment extends AssignmentContent {
  readonly assignmentId: string;
  readonly cohortId: string;
  readonly title: string;
  readonly assignedAt: Date;
  /** By the member's own calendar. */
  readonly dueDay: string;
  readonly peerReviewsWanted: number;
}

/** The questions that a cohort is about: all of these banks, and these besides. */
export interface CohortScope {
  readonly bankIds: readonly string[];
  readonly questionIds: readonly string[];
}

/** Who is in which cohort, and what they show there, for the features that let coaches look. */
@Injectable()
export class CohortReader {
  constructor(
    private readonly cohorts: CohortRepository,
    private readonly memberships: MembershipRepository,
    private readonly banks: CohortBankRepository,
    private readonly assignments: AssignmentRepository,
  ) {}

  /** What somebody may act as in a cohort; null when they are not in it. */
  async roleIn(accountId: string, cohortId: string): Promise<CohortRole | null> {
    return (await this.findMember(cohortId, accountId))?.role ?? null;
  }

  /** A cohort for anybody who is in it. @throws AppError not-found for everybody else */
  async getOwn(accountId: string, cohortId: string): Promise<CohortWithRole> {
    const cohort = await this.cohorts.find(cohortId);
    const role = await this.roleIn(accountId, cohortId);
    if (cohort === null || role === null) throw notFound('cohort');
    return { cohort, role };
  }

  /** A cohort for somebody who coaches it. @throws AppError not-found for everybody else */
  async getCoached(coachId: string, cohortId: string): Promise<CohortWithRole> {
    const cohort = await this.cohorts.find(cohortId);
    const role = await this.roleIn(coachId, cohortId);
    if (cohort === null || role === null || role === 'member') throw notFound('cohort');
    return { cohort, role };
  }

  /** The cohorts that somebody is in, archived ones included, the latest made first. */
  async listJoined(accountId: string): Promise<CohortWithRole[]> {
    const own = await this.memberships.listOwn(accountId);
    const coached = new Set((await this.listCoachedBy(accountId)).map(({ cohort }) => cohort.id));
    return own.map(({ cohort, membership: { role } }) => ({
      cohort,
      role: coached.has(cohort.id) ? role : 'member',
    }));
  }

  /** All of them, coaches included, in the order in which they joined. */
  async listMembers(cohortId: string): Promise<CohortMember[]> {
    return (await this.memberships.listAll(cohortId)).map(toCohortMember);
  }

  /** Whether two people are in one cohort that is in use, as whatever. */
  areTogether(one: string, other: string): Promise<boolean> {
    return this.memberships.areTogether(one, other);
  }

  async findMember(cohortId: string, learnerId: string): Promise<CohortMember | null> {
    const member = await this.memberships.find(cohortId, learnerId);
    return member === null ? null : toCohortMember(member);
  }

  /**
   * Somebody in a cohort who shows coaches this.
   *
   * @throws AppError not-found when they are not in it, not-shared when they do not show it
   */
  async getSharing(cohortId: string, learnerId: string, what: AccessKind): Promise<CohortMember> {
    const member = await this.findMember(cohortId, learnerId);
    if (member === null) throw notFound('member');
    if (this.mayRead(member.shares, what)) return member;
    throw new AppError('not-shared', 'This member does not show it to those who coach.');
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

  /** Differs with every change of somebody's cohorts, their banks and assignments; empty without any. */
  versionFor(learnerId: string): Promise<string> {
    return this.cohorts.versionFor(learnerId);
  }

  /** The banks that somebody has by cohorts that are in use. */
  listBanksOf(learnerId: string): Promise<SharedBank[]> {
    return this.banks.listInUse(learnerId);
  }

  /** What somebody is still asked to do: what is due first comes first, overdue ones included. */
  async listOpenAssignments(learnerId: string): Promise<OpenAssignment[]> {
    const offered = await this.assignments.listNotClosed(learnerId);
    return openAssignments(offered, learnerId).map(toOpenAssignment);
  }

  /** One of a cohort, whoever it is for; null when there is none. */
  findAssignment(cohortId: string, assignmentId: string): Promise<Assignment | null> {
    return this.assignments.find(cohortId, assignmentId);
  }

  /** All of a cohort, closed ones included, in the order in which they were made. */
  listAssignments(cohortId: string): Promise<Assignment[]> {
    return this.assignments.listAll(cohortId);
  }

  /** What those who coach a cohort may look at: answers to questions of its banks and assignments. */
  async getScope(cohortId: string): Promise<CohortScope> {
    const assigned = await this.assignments.listAll(cohortId);
    const ofBanks = assigned.flatMap(({ bankId }) => bankId ?? []);
    const bankIds = new Set([...(await this.banks.listIdsOf(cohortId)), ...ofBanks]);
    const questionIds = new Set(assigned.flatMap((each) => each.questionIds));
    return { bankIds: [...bankIds], questionIds: [...questionIds] };
  }
}

function toOpenAssignment(assignment: Assignment): OpenAssignment {
  const { id, cohortId, title, createdAt, dueDay, peerReviewsWanted } = assignment;
  const { bankId, questionIds } = assignment;
  const terms = { title, assignedAt: createdAt, dueDay, peerReviewsWanted };
  return { assignmentId: id, cohortId, ...terms, bankId, questionIds };
}

function toCohortMember(member: StoredMember): CohortMember {
  const { learnerId, displayName, role, accountRole, shares, joinedAt } = member;
  return { learnerId, displayName, role: effectiveRole(role, accountRole), shares, joinedAt };
}
