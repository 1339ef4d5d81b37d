import { Injectable } from '@nestjs/common';
import { Between, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { ChangeParts } from './domain/change-parts.js';
import type { InterviewKey, TargetKey } from './domain/interview-key.js';
import type { DailySnapshot } from './domain/spare-snapshots.js';
import type { Snapshot } from './domain/snapshot.js';
import { SnapshotEntity } from './snapshot.entity.js';

/** A snapshot as it is kept, with its report. */
export type KeptSnapshot = Snapshot & Pick<SnapshotEntity, 'report'>;

/** Study days, both included. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

@Injectable()
export class SnapshotRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(snapshot: KeptSnapshot): Promise<void> {
    await this.manager.insert(SnapshotEntity, snapshot);
  }

  /** @throws AppError not-found, the same for another learner's */
  async get(learnerId: string, id: string): Promise<Snapshot> {
    const snapshot = await this.manager.findOneBy(SnapshotEntity, { learnerId, id });
    if (snapshot === null) throw notFound('snapshot');
    return snapshot;
  }

  /** To the byte. @throws AppError not-found, the same for another learner's */
  async getReport(learnerId: string, id: string): Promise<string> {
    const row = await this.manager.findOne(SnapshotEntity, {
      select: { report: true },
      where: { learnerId, id },
    });
    if (row === null) throw notFound('snapshot');
    return row.report;
  }

  /** The latest first. */
  page(
    { learnerId, targetId }: TargetKey,
    { beforeId, limit }: { beforeId: string | null; limit: number },
  ): Promise<Snapshot[]> {
    return this.manager.find(SnapshotEntity, {
      where: { learnerId, targetId, ...(beforeId === null ? {} : { id: LessThan(beforeId) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** Those of some days, the latest first. */
  listWithin(
    { learnerId, targetId }: TargetKey,
    { from, to }: DaySpan,
    limit: number,
  ): Promise<Snapshot[]> {
    return this.manager.find(SnapshotEntity, {
      where: { learnerId, targetId, studyDay: Between(from, to) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** The one after a snapshot of the same target; null after the last. */
  findNext({ learnerId, targetId, id }: Snapshot): Promise<Snapshot | null> {
    return this.manager.findOne(SnapshotEntity, {
      where: { learnerId, targetId, id: MoreThan(id) },
      order: { id: 'ASC' },
    });
  }

  countAsked({ learnerId, targetId }: TargetKey): Promise<number> {
    return this.manager.countBy(SnapshotEntity, { learnerId, targetId, origin: 'on-demand' });
  }

  /** Targets that have daily snapshots of days before that one, in the order of their keys. */
  pageAged(before: string, after: TargetKey | null, limit: number): Promise<TargetKey[]> {
    return this.manager.query<TargetKey[]>(
      `SELECT DISTINCT learner_id AS "learnerId", target_id AS "targetId"
         FROM readiness_snapshot
        WHERE origin = 'daily' AND NOT is_final AND study_day < $1
          AND ($2::uuid IS NULL OR (learner_id, target_id) > ($2, $3::uuid))
        ORDER BY 1, 2 LIMIT $4`,
      [before, after?.learnerId ?? null, after?.targetId ?? null, limit],
    );
  }

  /** Daily snapshots of a target that stand for no interview, of days before that one, the oldest first. */
  listAged({ learnerId, targetId }: TargetKey, before: string): Promise<DailySnapshot[]> {
    return this.manager.find(SnapshotEntity, {
      select: { learnerId: true, id: true, studyDay: true, interviewDay: true },
      where: { learnerId, targetId, origin: 'daily', isFinal: false, studyDay: LessThan(before) },
      order: { studyDay: 'ASC' },
    });
  }

  async changeExplanation(
    { learnerId, id }: Pick<Snapshot, 'learnerId' | 'id'>,
    change: ChangeParts | null,
  ): Promise<void> {
    await this.manager.query(
      `UPDATE readiness_snapshot SET change = $3 WHERE learner_id = $1 AND id = $2`,
      [learnerId, id, change === null ? null : JSON.stringify(change)],
    );
  }

  async remove({ learnerId, id }: Pick<Snapshot, 'learnerId' | 'id'>): Promise<void> {
    await this.manager.delete(SnapshotEntity, { learnerId, id });
  }

  /** Those of these interviews that have a snapshot which stands for them. */
  async listFrozen(keys: readonly InterviewKey[]): Promise<InterviewKey[]> {
    return this.manager.query<InterviewKey[]>(
      `SELECT s.learner_id AS "learnerId", s.target_id AS "targetId",
              s.interview_day::text AS "interviewDay"
         FROM unnest($1::uuid[], $2::uuid[], $3::date[]) k (learner_id, target_id, interview_day)
         JOIN readiness_snapshot s USING (learner_id, target_id, interview_day)
        WHERE s.is_final`,
      [
        keys.map(({ learnerId }) => learnerId),
        keys.map(({ targetId }) => targetId),
        keys.map(({ interviewDay }) => interviewDay),
      ],
    );
  }

  /** Lets the last snapshot from before the day of an interview stand for it, if there is one. */
  async freezeLast({ learnerId, targetId, interviewDay }: InterviewKey): Promise<void> {
    await this.manager.query(
      `UPDATE readiness_snapshot SET is_final = true
        WHERE learner_id = $1 AND id = (
          SELECT id FROM readiness_snapshot
           WHERE learner_id = $1 AND target_id = $2 AND interview_day = $3
             AND study_day < interview_day
           ORDER BY id DESC LIMIT 1)`,
      [learnerId, targetId, interviewDay],
    );
  }

  /** All of somebody, with their reports, the oldest first. */
  listAll(learnerId: string): Promise<KeptSnapshot[]> {
    return this.manager
      .createQueryBuilder(SnapshotEntity, 'snapshot')
      .addSelect('snapshot.report')
      .where({ learnerId })
      .orderBy('snapshot.id')
      .getMany();
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.manager.delete(SnapshotEntity, { learnerId });
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
