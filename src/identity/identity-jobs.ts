import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { AccountPurge } from './account-purge.service.js';
import { CredentialCleanup } from './credential-cleanup.service.js';

/** What identity does when nobody is looking. */
@Injectable()
export class IdentityJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly purge: AccountPurge,
    private readonly cleanup: CredentialCleanup,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'purge-accounts',
      cron: '17 * * * *',
      handler: async () => {
        await this.purge.purgeDue(this.clock.now());
      },
    });
    this.jobs.every({
      name: 'remove-expired-credentials',
      cron: '37 3 * * *',
      handler: () => this.cleanup.removeLongExpired(this.clock.now()),
    });
  }
}
