import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { ChartsModule } from '../platform/charts/charts.module.js';
import { SharedLimiters } from '../platform/database/shared-limiter.js';
import { ReadinessModule } from '../readiness/readiness.module.js';
import { AskedSnapshots } from './asked-snapshots.service.js';
import { DueSnapshots } from './due-snapshots.service.js';
import { FinalSnapshots } from './final-snapshots.js';
import { ReadinessHistoryController } from './readiness-history.controller.js';
import { ReadinessHistorySection } from './readiness-history-section.js';
import { ScoreHistories } from './score-history.service.js';
import { SnapshotBasisEntity } from './snapshot-basis.entity.js';
import { SnapshotBasisRepository } from './snapshot-basis.repository.js';
import { SnapshotBook } from './snapshot-book.service.js';
import { SnapshotTaking } from './snapshot-taking.service.js';
import { SnapshotEntity } from './snapshot.entity.js';
import { SnapshotReader } from './snapshot.reader.js';
import { SnapshotRepository } from './snapshot.repository.js';
import { Snapshots } from './snapshots.service.js';
import { TakeSnapshotsJob } from './take-snapshots.job.js';
import { ThinSnapshotsJob } from './thin-snapshots.job.js';

/** What a score was, and why it changed. */
@Module({
  imports: [
    ChartsModule,
    IdentityModule,
    ReadinessModule,
    TypeOrmModule.forFeature([SnapshotBasisEntity, SnapshotEntity]),
  ],
  controllers: [ReadinessHistoryController],
  providers: [
    AskedSnapshots,
    DueSnapshots,
    FinalSnapshots,
    ReadinessHistorySection,
    ScoreHistories,
    SharedLimiters,
    SnapshotBasisRepository,
    SnapshotBook,
    SnapshotReader,
    SnapshotRepository,
    SnapshotTaking,
    Snapshots,
    TakeSnapshotsJob,
    ThinSnapshotsJob,
  ],
  exports: [SnapshotReader],
})
export class ReadinessHistoryModule {}
