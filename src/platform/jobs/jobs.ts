import { Injectable } from '@nestjs/common';

/** Work that is done in the background, by one process at a time. */
export interface Job {
  /** Kebab-case, unique, never renamed: the queue in the database carries it. */
  readonly name: string;
  /** Five cron fields, in UTC. */
  readonly cron: string;
  /** Idempotent, because a job that was cut short is run again. */
  readonly handler: () => Promise<void>;
}

/**
 * The jobs of all features. A feature registers its own when its module starts:
 *
 * ```ts
 * @Injectable()
 * export class PurgeAccountsJob implements OnModuleInit {
 *   constructor(private readonly jobs: Jobs, private readonly accounts: AccountsService) {}
 *
 *   onModuleInit(): void {
 *     this.jobs.every({
 *       name: 'purge-accounts',
 *       cron: '7 3 * * *',
 *       handler: () => this.accounts.purgeExpired(),
 *     });
 *   }
 * }
 * ```
 *
 * Jobs run where `RUN_JOBS` is true; `run` does one at once, wherever it is called.
 */
@Injectable()
export class Jobs {
  private readonly jobs = new Map<string, Job>();

  every(job: Job): void {
    if (this.jobs.has(job.name)) throw new Error(`Two jobs are named ${job.name}.`);
    this.jobs.set(job.name, job);
  }

  list(): readonly Job[] {
    return Array.from(this.jobs.values());
  }

  /** Do a job now, without the queue. */
  async run(name: string): Promise<void> {
    const job = this.jobs.get(name);
    if (job === undefined) throw new Error(`No job is named ${name}.`);
    await job.handler();
  }
}
