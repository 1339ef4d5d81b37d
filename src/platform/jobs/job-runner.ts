import { setTimeout as delay } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { PgBoss } from 'pg-boss';
import { AppConfig } from '../config/app-config.js';
import { Jobs, type Job } from './jobs.js';

const retryStartMs = 5000;
const gracefulStopMs = 4000;
const longestStopMs = 5000;
/** A scheduled job may wait this long; asking more often would cost queries for nothing. */
const pollingSeconds = 30;

/**
 * Runs the registered jobs off a queue in the database (pg-boss), so that over many processes each
 * due job runs once and none is lost with its process. It starts beside the server rather than
 * before it, and whatever goes wrong here is logged and never ends the process.
 */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  private readonly stopping = new AbortController();
  private starting: Promise<PgBoss | null> = Promise.resolve(null);

  constructor(
    private readonly config: AppConfig,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.runJobs) this.starting = this.keepStarting();
  }

  /** Before the connections go that handlers work with. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.race([this.stop(), delay(longestStopMs, undefined, { ref: false })]);
  }

  private async keepStarting(): Promise<PgBoss | null> {
    while (!this.stopping.signal.aborted) {
      try {
        return await this.start();
      } catch (error) {
        this.logger.error({ err: error }, 'jobs cannot start yet');
        await delay(retryStartMs, undefined, { signal: this.stopping.signal }).catch(() => null);
      }
    }
    return null;
  }

  private async start(): Promise<PgBoss> {
    // Loaded here, so that a server which runs no jobs does not pay for it.
    const queue = await import('pg-boss');
    const boss = new queue.PgBoss({
      connectionString: this.config.databaseUrl,
      application_name: 'rehearse-jobs',
      schema: 'pgboss',
      max: 2,
      cronWorkerIntervalSeconds: pollingSeconds,
      flowIntervalSeconds: pollingSeconds,
    });
    boss.on('error', (error) => this.logger.error({ err: error }, 'jobs'));
    boss.on('warning', ({ message }) => this.logger.warn(message));
    try {
      await boss.start();
      for (const job of this.jobs.list()) await this.schedule(boss, job);
      return boss;
    } catch (error) {
      await boss.stop({ graceful: false }).catch(() => undefined);
      throw error;
    }
  }

  private async schedule(boss: PgBoss, job: Job): Promise<void> {
    // Exclusive: a run that is due while the last one is still queued or active adds nothing.
    await boss.createQueue(job.name, { policy: 'exclusive', retryLimit: 2, retryBackoff: true });
    await boss.schedule(job.name, job.cron, null, { tz: 'UTC' });
    await boss.work(job.name, { pollingIntervalSeconds: pollingSeconds }, () => this.runJob(job));
  }

  private async runJob(job: Job): Promise<void> {
    try {
      await job.handler();
    } catch (error) {
      this.logger.error({ err: error, job: job.name }, 'job failed');
      throw error;
    }
  }

  private async stop(): Promise<void> {
    const boss = await this.starting;
    await boss
      ?.stop({ graceful: true, timeout: gracefulStopMs })
      .catch((error: unknown) => this.logger.error({ err: error }, 'jobs did not stop'));
  }
}
