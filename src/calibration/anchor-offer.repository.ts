import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Bank } from '../question-bank/domain/bank.js';
import { besideAnchor, isOffered } from './anchor-sql.js';
import { CalibrationAnchorEntity } from './calibration-anchor.entity.js';
import type { Anchor } from './domain/anchor.js';

/** An anchor on offer, as lists show it. */
export interface OfferedAnchor extends Pick<
  Anchor,
  'id' | 'questionId' | 'revisionId' | 'candidateLevel'
> {
  readonly bankId: string;
  /** Place of its question in the bank. */
  readonly position: number;
}

/** What is asked for. */
export interface OfferFilter {
  readonly bankId: string | undefined;
  readonly questionId: string | undefined;
}

/** Who asks, as far as it decides what they are offered. */
export interface OfferReach {
  /** Banks that show their outlines to everybody and that the learner may read. */
  readonly openBankIds: readonly string[];
  /** Questions that the learner has handed in an answer to. */
  readonly answeredIds: readonly string[];
}

export interface OfferPage {
  /** Bank, position and id of the anchor before the first. */
  readonly after: readonly [string, number, string] | null;
  readonly limit: number;
}

/** Anchors that learners may be judged by. Who may see which is for who asks. */
@Injectable()
export class AnchorOfferRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** An anchor on offer with how its bank shows outlines; null when there is none. */
  async find(id: string): Promise<{ anchor: Anchor; bank: Pick<Bank, 'id' | 'reveal'> } | null> {
    const { manager } = this.unitOfWork;
    const [bank] = await manager.query<Pick<Bank, 'id' | 'reveal'>[]>(
      `SELECT b.id, b.reveal FROM calibration_anchor a ${besideAnchor}
         JOIN bank b ON b.id = q.bank_id
        WHERE a.id = $1 AND ${isOffered}`,
      [id],
    );
    const anchor = await manager.findOneBy(CalibrationAnchorEntity, { id });
    return bank === undefined || anchor === null ? null : { anchor, bank };
  }

  /** Keep an anchor as it is for everybody until the transaction ends. */
  async holdStill(id: string): Promise<void> {
    await this.unitOfWork.manager.query(
      `SELECT 1 FROM calibration_anchor WHERE id = $1 FOR SHARE`,
      [id],
    );
  }

  /** Banks that show outlines to everybody and have such anchors on offer. */
  listOpenBanks({ bankId, questionId }: OfferFilter): Promise<Pick<Bank, 'id' | 'visibility'>[]> {
    return this.unitOfWork.manager.query<Pick<Bank, 'id' | 'visibility'>[]>(
      `SELECT DISTINCT b.id, b.visibility FROM calibration_anchor a ${besideAnchor}
         JOIN bank b ON b.id = q.bank_id
        WHERE b.reveal = 'open' AND ${isOffered}
          AND ($1::uuid IS NULL OR b.id = $1) AND ($2::uuid IS NULL OR q.id = $2)`,
      [bankId ?? null, questionId ?? null],
    );
  }

  /** In the order of bank and introduction. */
  list(
    { openBankIds, answeredIds }: OfferReach,
    { bankId, questionId }: OfferFilter,
    { after, limit }: OfferPage,
  ): Promise<OfferedAnchor[]> {
    return this.unitOfWork.manager.query<OfferedAnchor[]>(
      `SELECT a.id, a.question_id AS "questionId", a.revision_id AS "revisionId",
              a.candidate_level AS "candidateLevel", q.bank_id AS "bankId", q.position
         FROM calibration_anchor a ${besideAnchor}
        WHERE ${isOffered} AND (q.bank_id = ANY($1::uuid[]) OR q.id = ANY($2::uuid[]))
          AND ($3::uuid IS NULL OR q.bank_id = $3) AND ($4::uuid IS NULL OR q.id = $4)
          AND ($5::uuid IS NULL OR (q.bank_id, q.position, a.id) > ($5, $6::integer, $7::uuid))
        ORDER BY q.bank_id, q.position, a.id
        LIMIT $8`,
      [
        openBankIds,
        answeredIds,
        bankId ?? null,
        questionId ?? null,
        ...(after ?? [null, null, null]),
        limit,
      ],
    );
  }
}
