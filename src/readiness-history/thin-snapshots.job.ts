import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { addDays } from '../scheduling/domain/add-days.js';
import type { TargetKey } from './domain/interview-key.js';
import { dailyFor, spareSnapshots } from './domain/spare-snapshots.js';
import { SnapshotBook } from './snapshot-book.service.js';
import { SnapshotRepository } from './snapshot.repository.js';

const pageSize = 200;
/** Of one target in one go: what is left waits a week. */
const mostAtOnce = 200;

/** Every week, so that daily snapshots do not pile up for ever. Asked and final ones stay. */
@Injectable()
export class ThinSnapshotsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly snapshots: SnapshotRepository,
    private readonly book: SnapshotBook,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'thin-readiness-snapshots',
      cron: '41 3 * * 0',
      handler: () => this.thinAll(),
    });
  }

  private async thinAll(): Promise<void> {
    const today = this.clock.now().toISOString().slice(0, 10);
    const before = addDays(today, -dailyFor);
    let page = await this.snapshots.pageAged(before, null, pageSize);
    for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
      for (const key of page) await this.thin(key, { today, before });
      page = await this.snapshots.pageAged(before, last, pageSize);
    }
  }

  private thin(
    key: TargetKey,
    { today, before }: Record<'today' | 'before', string>,
  ): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.book.lock(key);
      const spare = spareSnapshots(await this.snapshots.listAged(key, before), today);
      for (const id of spare.slice(0, mostAtOnce)) {
        const snapshot = await this.snapshots.get(key.learnerId, id);
        // Read again each time: what the last one explained may be left to the basis.
        await this.book.remove(snapshot, await this.book.lock(key));
      }
    });
  }
}
