import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { TargetKey } from './domain/interview-key.js';
import { SnapshotBasisEntity } from './snapshot-basis.entity.js';

export type SnapshotBasis = Readonly<SnapshotBasisEntity>;

/** When a job last looked at a target. */
export type LookedTarget = Pick<SnapshotBasis, 'learnerId' | 'targetId' | 'lookedDay'>;

@Injectable()
export class SnapshotBasisRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * From what the next change is explained, empty at first. Until the transaction ends nobody else takes
   * or deletes a snapshot of this target, so that every change is told from the one before.
   */
  async lock({ learnerId, targetId }: TargetKey): Promise<SnapshotBasis> {
    await this.unitOfWork.manager.query(
      `INSERT INTO readiness_snapshot_basis (learner_id, target_id) VALUES ($1, $2)
       ON CONFLICT DO NOTHING`,
      [learnerId, targetId],
    );
    return this.unitOfWork.manager.findOneOrFail(SnapshotBasisEntity, {
      where: { learnerId, targetId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Only with it locked. */
  async save(basis: SnapshotBasis): Promise<void> {
    await this.unitOfWork.manager.upsert(SnapshotBasisEntity, { ...basis }, [
      'learnerId',
      'targetId',
    ]);
  }

  /** Without the inputs, which are most of a row. */
  listLooked(keys: readonly TargetKey[]): Promise<LookedTarget[]> {
    return this.unitOfWork.manager.query<LookedTarget[]>(
      `SELECT learner_id AS "learnerId", target_id AS "targetId", looked_day::text AS "lookedDay"
         FROM readiness_snapshot_basis
         JOIN unnest($1::uuid[], $2::uuid[]) k (learner_id, target_id) USING (learner_id, target_id)`,
      [keys.map(({ learnerId }) => learnerId), keys.map(({ targetId }) => targetId)],
    );
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(SnapshotBasisEntity, { learnerId });
  }
}
