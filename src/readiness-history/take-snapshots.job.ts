import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.js';
import { TargetReader } from '../readiness/target.reader.js';
import { DueSnapshots, type DueTarget } from './due-snapshots.service.js';
import { SnapshotTaking } from './snapshot-taking.service.js';

const pageSize = 200;

/**
 * Every hour, for whom a study day has ended since: what is known then is what that day left. Whoever was
 * looked at on their present study day already is passed over.
 */
@Injectable()
export class TakeSnapshotsJob implements OnModuleInit {
  private readonly logger = new Logger(TakeSnapshotsJob.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly targets: TargetReader,
    private readonly due: DueSnapshots,
    private readonly taking: SnapshotTaking,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'take-readiness-snapshots',
      cron: '17 * * * *',
      handler: () => this.takeAll(),
    });
  }

  private async takeAll(): Promise<void> {
    let page = await this.targets.pageActive(null, pageSize);
    for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
      for (const each of await this.due.listDue(page)) await this.take(each);
      page = await this.targets.pageActive({ learnerId: last.learnerId, id: last.id }, pageSize);
    }
  }

  /** Others are not to wait for one that cannot be scored. */
  private async take({ learner, target, due }: DueTarget): Promise<void> {
    try {
      if (due === 'settle') await this.taking.settle(learner, target);
      else await this.taking.takeDue(learner, target, due);
    } catch (error) {
      this.logger.error({ err: error, targetId: target.id }, 'readiness snapshot not taken');
    }
  }
}
