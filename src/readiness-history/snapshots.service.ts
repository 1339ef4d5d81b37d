import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { TargetReader } from '../readiness/target.reader.js';
import type { Snapshot } from './domain/snapshot.js';
import { SnapshotBook } from './snapshot-book.service.js';
import { SnapshotRepository } from './snapshot.repository.js';

/** The snapshots that somebody has. */
@Injectable()
export class Snapshots {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly targets: TargetReader,
    private readonly snapshots: SnapshotRepository,
    private readonly book: SnapshotBook,
    private readonly cursors: Cursors,
  ) {}

  /** Of one target, the latest first. @throws AppError not-found */
  async list(
    learnerId: string,
    targetId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<Snapshot>> {
    await this.targets.getOwn(learnerId, targetId);
    const scope = ['readiness-snapshots', learnerId, targetId];
    const position = this.cursors.decode(cursor, scope);
    const beforeId = position === null ? null : String(position[0]);
    const rows = await this.snapshots.page({ learnerId, targetId }, { beforeId, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ id }: Snapshot) => [id], toItem: (snapshot) => snapshot },
    );
  }

  /** Its report, to the byte. @throws AppError not-found */
  getReport(learnerId: string, id: string): Promise<string> {
    return this.snapshots.getReport(learnerId, id);
  }

  /** @throws AppError not-found */
  remove(learnerId: string, id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const { targetId } = await this.snapshots.get(learnerId, id);
      const basis = await this.book.lock({ learnerId, targetId });
      // Read again: somebody may have deleted one beside it meanwhile, and changed its explanation.
      await this.book.remove(await this.snapshots.get(learnerId, id), basis);
    });
  }
}
