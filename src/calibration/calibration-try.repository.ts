import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CalibrationTryEntity } from './calibration-try.entity.js';
import type { CalibrationTry } from './domain/calibration-try.js';

/** Which of a learner's tries, from where on. Latest first. */
export interface TryFilter {
  readonly anchorId: string | undefined;
  readonly bankId: string | undefined;
  /** Instant and id of the try before the first. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** Of a try, what later ones are told by. */
export type TryOutcome = Pick<CalibrationTry, 'anchorId' | 'number' | 'isPassed' | 'createdAt'>;

@Injectable()
export class CalibrationTryRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One try at a time of this learner at this anchor, until the transaction ends. */
  async lock(learnerId: string, anchorId: string): Promise<void> {
    await this.unitOfWork.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended($1, 7021))`,
      [`${learnerId} ${anchorId}`],
    );
  }

  async insert(row: CalibrationTryEntity): Promise<void> {
    await this.unitOfWork.manager.insert(CalibrationTryEntity, row);
  }

  /** All tries of the learner at these anchors, each anchor's in their order. */
  listOutcomes(learnerId: string, anchorIds: readonly string[]): Promise<TryOutcome[]> {
    return this.unitOfWork.manager.query<TryOutcome[]>(
      `SELECT anchor_id AS "anchorId", number, is_passed AS "isPassed", created_at AS "createdAt"
         FROM calibration_try
        WHERE learner_id = $1 AND anchor_id = ANY($2::uuid[])
        ORDER BY anchor_id, number`,
      [learnerId, anchorIds],
    );
  }

  list(
    learnerId: string,
    { anchorId, bankId, after, limit }: TryFilter,
  ): Promise<CalibrationTryEntity[]> {
    const query = this.unitOfWork.manager
      .createQueryBuilder(CalibrationTryEntity, 'try')
      .where('try.learnerId = :learnerId', { learnerId })
      .orderBy('try.createdAt', 'DESC')
      .addOrderBy('try.id', 'DESC')
      .limit(limit);
    if (anchorId !== undefined) query.andWhere('try.anchorId = :anchorId', { anchorId });
    if (bankId !== undefined) {
      query.andWhere(
        `try.anchorId IN (SELECT a.id FROM calibration_anchor a
           JOIN question q ON q.id = a.question_id WHERE q.bank_id = :bankId)`,
        { bankId },
      );
    }
    if (after !== null) {
      const [createdAt, id] = after;
      query.andWhere('(try.createdAt, try.id) < (:createdAt::timestamptz, :id::uuid)', {
        createdAt,
        id,
      });
    }
    return query.getMany();
  }

  listAll(learnerId: string): Promise<CalibrationTryEntity[]> {
    return this.unitOfWork.manager.find(CalibrationTryEntity, {
      where: { learnerId },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(CalibrationTryEntity, { learnerId });
  }
}
