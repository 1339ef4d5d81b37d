import { Injectable } from '@nestjs/common';
import { CohortReader } from '../cohorts/cohort.reader.js';
import { MemberAccessLog } from '../cohorts/member-access-log.service.js';
import { AccountReader } from '../identity/account.reader.js';
import { notFound } from '../kernel/app-error.js';
import type { Learner } from '../scheduling/domain/learner.js';

/** Somebody in a cohort, as a path names them. */
export interface MemberRef {
  readonly cohortId: string;
  readonly memberId: string;
}

/** A member whose portfolio a coach may look at. */
export interface OpenPortfolio {
  readonly member: Learner;
  /** Whether the cohort was put away. */
  readonly isArchived: boolean;
}

/** The one way from a coach to the portfolio of a member: who shares answers shows it, and can read who looked. */
@Injectable()
export class PortfolioDoor {
  constructor(
    private readonly cohorts: CohortReader,
    private readonly accesses: MemberAccessLog,
    private readonly accounts: AccountReader,
  ) {}

  /**
   * Only in the transaction of the reading, which the note is part of.
   *
   * @param evidenceId what is looked at; null for all of it
   * @throws AppError not-found when the caller does not coach there or the member is not in it,
   * not-shared when they do not show it
   */
  async open(
    coachId: string,
    { cohortId, memberId }: MemberRef,
    evidenceId: string | null,
  ): Promise<OpenPortfolio> {
    const { cohort } = await this.cohorts.getCoached(coachId, cohortId);
    const { learnerId } = await this.cohorts.getSharing(cohortId, memberId, 'evidence');
    const member = await this.accounts.find(learnerId);
    if (member === null) throw notFound('member');
    const access = { actorId: coachId, cohortId, what: 'evidence' as const };
    await this.accesses.record({ ...access, learnerId, subjectId: evidenceId });
    return { member, isArchived: cohort.archivedAt !== null };
  }
}
