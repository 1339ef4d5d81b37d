import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { AccessLogRepository } from './access-log.repository.js';
import { CohortSuccession } from './cohort-succession.service.js';
import { MembershipRepository } from './membership.repository.js';

/** The cohorts somebody is in, what they share there, and who looked at it. */
@Injectable()
export class CohortsAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'cohorts';

  constructor(
    private readonly sections: AccountSections,
    private readonly memberships: MembershipRepository,
    private readonly log: AccessLogRepository,
    private readonly succession: CohortSuccession,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const own = await this.memberships.listOwn(accountId);
    const log = await this.log.listAll(accountId);
    return {
      memberships: own.map(({ cohort, membership }) => ({
        cohortId: cohort.id,
        cohortName: cohort.name,
        role: membership.role,
        roleSince: membership.roleSince,
        shares: membership.shares,
        joinedAt: membership.joinedAt,
        invitationId: membership.invitationId,
      })),
      ownedCohorts: own
        .filter(({ membership }) => membership.role === 'owner')
        .map(({ cohort }) => cohort),
      accessLog: log.map(({ learnerId: _mine, ...entry }) => entry),
    };
  }

  /** The access log is taken along by the account itself: by nothing else can it be removed. */
  async removeFor(accountId: string): Promise<void> {
    await this.succession.leaveAll(accountId);
  }
}
