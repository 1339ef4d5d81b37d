import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SnapshotBasisEntity } from './snapshot-basis.entity.js';
import { SnapshotEntity } from './snapshot.entity.js';
import { SnapshotReader } from './snapshot.reader.js';

/** What a score was, and why it changed. */
@Module({
  imports: [TypeOrmModule.forFeature([SnapshotBasisEntity, SnapshotEntity])],
  providers: [SnapshotReader],
  exports: [SnapshotReader],
})
export class ReadinessHistoryModule {}
