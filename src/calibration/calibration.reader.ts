import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { besideAnchor, isOffered } from './anchor-sql.js';
import {
  calibrationStanding,
  type CalibrationStanding,
  type LatestTry,
} from './domain/calibration-standing.js';

/** Somebody's standing in one bank. */
export interface BankStanding {
  readonly bankId: string;
  readonly standing: CalibrationStanding;
}

interface LatestTryRow extends LatestTry {
  readonly learnerId: string;
  readonly bankId: string;
  readonly activeAnchors: number;
}

/** Who grades like the experts of a bank, by the anchors they tried. */
@Injectable()
export class CalibrationReader {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async isCalibrated(reviewerId: string, bankId: string): Promise<boolean> {
    return (await this.listCalibrated([reviewerId], bankId)).has(reviewerId);
  }

  /** Those of these people who are calibrated for the bank, by one statement. */
  async listCalibrated(
    reviewerIds: readonly string[],
    bankId: string,
  ): Promise<ReadonlySet<string>> {
    if (reviewerIds.length === 0) return new Set();
    const rows = await this.listLatest(reviewerIds, bankId);
    const byReviewer = Map.groupBy(rows, ({ learnerId }) => learnerId);
    return new Set(
      Array.from(byReviewer).flatMap(([reviewerId, latest]) =>
        this.standingBy(latest).isCalibrated ? [reviewerId] : [],
      ),
    );
  }

  /** In every bank in which they tried an anchor, by id of the bank. */
  async listStandings(learnerId: string): Promise<BankStanding[]> {
    const rows = await this.listLatest([learnerId], null);
    return Array.from(
      Map.groupBy(rows, ({ bankId }) => bankId),
      ([bankId, latest]) => ({ bankId, standing: this.standingBy(latest) }),
    ).toSorted((one, other) => (one.bankId < other.bankId ? -1 : 1));
  }

  private standingBy(latest: readonly LatestTryRow[]): CalibrationStanding {
    return calibrationStanding(latest, latest[0]?.activeAnchors ?? 0, this.clock.now());
  }

  /** @param bankId all banks when null */
  private listLatest(
    learnerIds: readonly string[],
    bankId: string | null,
  ): Promise<LatestTryRow[]> {
    return this.unitOfWork.manager.query<LatestTryRow[]>(
      `WITH latest AS (
         SELECT DISTINCT ON (t.learner_id, t.anchor_id)
                t.learner_id, t.anchor_id, t.is_passed, t.created_at, q.bank_id
           FROM calibration_try t JOIN calibration_anchor a ON a.id = t.anchor_id
           JOIN question q ON q.id = a.question_id
          WHERE t.learner_id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR q.bank_id = $2)
          ORDER BY t.learner_id, t.anchor_id, t.number DESC),
       active AS (
         SELECT q.bank_id, count(*)::integer AS anchors
           FROM calibration_anchor a ${besideAnchor}
          WHERE q.bank_id IN (SELECT bank_id FROM latest) AND ${isOffered}
          GROUP BY q.bank_id)
       SELECT latest.learner_id AS "learnerId", latest.anchor_id AS "anchorId",
              latest.is_passed AS "isPassed", latest.created_at AS at,
              latest.bank_id AS "bankId", coalesce(active.anchors, 0) AS "activeAnchors"
         FROM latest LEFT JOIN active ON active.bank_id = latest.bank_id`,
      [learnerIds, bankId],
    );
  }
}
