import { Injectable } from '@nestjs/common';
import { CohortReader, type CohortMember } from '../cohorts/cohort.reader.js';
import { MemberAccessLog } from '../cohorts/member-access-log.service.js';
import { AccountReader } from '../identity/account.reader.js';
import { Clock } from '../kernel/clock.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import type { Student } from './domain/student.js';

/** Those who learn in a cohort, in the order in which they joined. */
export interface CoachedGroup {
  readonly isArchived: boolean;
  readonly members: readonly CohortMember[];
  /** Those of them who show at least what was asked for. */
  readonly students: readonly Student[];
}

/** Opens a cohort to those who coach it, and of each member no more than that member shows. */
@Injectable()
export class CoachedGroups {
  constructor(
    private readonly cohorts: CohortReader,
    private readonly accounts: AccountReader,
    private readonly accesses: MemberAccessLog,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found for who does not coach there */
  async open(
    coachId: string,
    cohortId: string,
    what: 'board' | 'readiness' | 'answer',
  ): Promise<CoachedGroup> {
    const { cohort } = await this.cohorts.getCoached(coachId, cohortId);
    const everybody = await this.cohorts.listMembers(cohortId);
    const members = everybody.filter(({ role }) => role === 'member');
    const sharing = members.filter(({ shares }) => this.cohorts.mayRead(shares, what));
    const students = await this.toStudents(sharing);
    return { isArchived: cohort.archivedAt !== null, members, students };
  }

  /**
   * Note that a coach is shown these members: once an hour, for what stays on the screen all day would
   * bury what else is in a member's log. In the transaction of the reading.
   */
  async note(
    access: { actorId: string; cohortId: string; what: 'attempt-list' | 'board' | 'readiness' },
    learnerIds: readonly string[],
  ): Promise<void> {
    await this.accesses.recordHourly(access, Array.from(new Set(learnerIds)));
  }

  private async toStudents(sharing: readonly CohortMember[]): Promise<Student[]> {
    const accounts = await this.accounts.listByIds(sharing.map(({ learnerId }) => learnerId));
    const clocks = new Map(accounts.map((account) => [account.id, account]));
    const now = this.clock.now();
    return sharing.flatMap(({ learnerId, displayName, joinedAt }) => {
      const clock = clocks.get(learnerId);
      if (clock === undefined) return [];
      const { zone, rolloverHour } = clock;
      const today = studyDayOf(now, clock);
      return [{ learnerId, displayName, joinedAt, zone, rolloverHour, today }];
    });
  }
}
