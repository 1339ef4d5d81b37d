import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { besideAnchor, isOutdated } from './anchor-sql.js';
import { CalibrationAnchorEntity } from './calibration-anchor.entity.js';
import type { Anchor, AnchorFacts } from './domain/anchor.js';

/** Where anchors are looked for, and from where on. Latest first. */
export interface AnchorFilter {
  readonly bankId: string;
  readonly questionId: string | undefined;
  /** Creation and id of the anchor before the first. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

@Injectable()
export class CalibrationAnchorRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(anchor: CalibrationAnchorEntity): Promise<void> {
    await this.unitOfWork.manager.insert(CalibrationAnchorEntity, anchor);
  }

  /** Store what changed. @returns the anchor as it is now */
  async update(
    anchor: CalibrationAnchorEntity,
    changes: Partial<Anchor>,
  ): Promise<CalibrationAnchorEntity> {
    const next = { ...changes, version: anchor.version + 1 };
    await this.unitOfWork.manager.update(CalibrationAnchorEntity, { id: anchor.id }, next);
    return Object.assign(new CalibrationAnchorEntity(), anchor, next);
  }

  find(questionId: string, id: string): Promise<CalibrationAnchorEntity | null> {
    return this.unitOfWork.manager.findOneBy(CalibrationAnchorEntity, { questionId, id });
  }

  /** The same, for nobody else to change or to be judged by until the transaction ends. */
  lock(questionId: string, id: string): Promise<CalibrationAnchorEntity | null> {
    return this.unitOfWork.manager.findOne(CalibrationAnchorEntity, {
      where: { questionId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** One kit at a time, over all processes, until the transaction ends. */
  async lockKits(): Promise<void> {
    await this.unitOfWork.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('calibration-anchors', 7020))`,
    );
  }

  /** The anchor that goes by this name, else the last that did and was retired. */
  findLatestOfKit(questionId: string, kitName: string): Promise<CalibrationAnchorEntity | null> {
    return this.unitOfWork.manager.findOne(CalibrationAnchorEntity, {
      where: { questionId, kitName },
      order: {
        retiredAt: { direction: 'DESC', nulls: 'FIRST' },
        createdAt: 'DESC',
        id: 'DESC',
      },
    });
  }

  list({ bankId, questionId, after, limit }: AnchorFilter): Promise<CalibrationAnchorEntity[]> {
    const query = this.unitOfWork.manager
      .createQueryBuilder(CalibrationAnchorEntity, 'anchor')
      .where('anchor.questionId IN (SELECT q.id FROM question q WHERE q.bank_id = :bankId)', {
        bankId,
      })
      .orderBy('anchor.createdAt', 'DESC')
      .addOrderBy('anchor.id', 'DESC')
      .limit(limit);
    if (questionId !== undefined) query.andWhere('anchor.questionId = :questionId', { questionId });
    if (after !== null) {
      const [createdAt, id] = after;
      query.andWhere('(anchor.createdAt, anchor.id) < (:createdAt::timestamptz, :id::uuid)', {
        createdAt,
        id,
      });
    }
    return query.getMany();
  }

  /** Those of these ids that are anchors, in no order. */
  listAmong(ids: readonly string[]): Promise<CalibrationAnchorEntity[]> {
    return this.unitOfWork.manager.findBy(CalibrationAnchorEntity, { id: In([...ids]) });
  }

  listMadeBy(accountId: string): Promise<CalibrationAnchorEntity[]> {
    return this.unitOfWork.manager.find(CalibrationAnchorEntity, {
      where: { createdBy: accountId },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  /** How these anchors stand, by id. */
  async factsOf(ids: readonly string[]): Promise<ReadonlyMap<string, AnchorFacts>> {
    const rows = await this.unitOfWork.manager.query<(AnchorFacts & { id: string })[]>(
      `SELECT a.id, q.bank_id AS "bankId", ${isOutdated} AS "isOutdated",
              EXISTS (SELECT FROM calibration_try t WHERE t.anchor_id = a.id) AS "isTried"
         FROM calibration_anchor a ${besideAnchor}
        WHERE a.id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, ...facts }) => [id, facts]));
  }
}
