import { Injectable } from '@nestjs/common';
import { LessThan, type FindOptionsWhere } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { BankReleaseEntity } from './bank-release.entity.js';
import type { BankRelease } from './domain/bank-release.js';

/** A question that two releases differ in. */
export interface ChangedListing {
  readonly questionId: string;
  readonly slug: string;
  /** Null where it was not in the earlier one. */
  readonly before: string | null;
  /** Null where it is not in the later one. */
  readonly after: string | null;
  readonly isMoved: boolean;
  /** Whether it was ever in a release up to the earlier one. */
  readonly wasListed: boolean;
}

/** A question as it stood in a release. */
export interface ReleasedQuestion {
  readonly questionId: string;
  readonly revisionId: string;
  readonly slug: string;
  readonly externalId: string | null;
  readonly position: number;
  readonly contentHash: string;
}

/** SQL: what stands in a release of the bank $1. */
const standingIn = (release: string): string =>
  `SELECT * FROM bank_listing
    WHERE bank_id = $1 AND since_release <= ${release}
      AND (until_release IS NULL OR until_release > ${release})`;

/** What was released of banks, and when. */
@Injectable()
export class ReleaseReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The newest first. @param before a number; null begins with the newest */
  page(
    bankId: string,
    { before, limit }: { before: number | null; limit: number },
  ): Promise<BankRelease[]> {
    const where: FindOptionsWhere<BankReleaseEntity> = { bankId };
    if (before !== null) where.number = LessThan(before);
    return this.unitOfWork.manager.find(BankReleaseEntity, {
      where,
      order: { number: 'DESC' },
      take: limit,
    });
  }

  /** @param number the newest when absent */
  find(bankId: string, number?: number): Promise<BankRelease | null> {
    return this.unitOfWork.manager.findOne(BankReleaseEntity, {
      where: number === undefined ? { bankId } : { bankId, number },
      order: { number: 'DESC' },
    });
  }

  /** What one release differs in from another, by slug. @param after a slug; empty begins with the first */
  listChanges(
    { bankId, from, to }: { bankId: string; from: number; to: number },
    { after, limit }: { after: string; limit: number },
  ): Promise<ChangedListing[]> {
    return this.unitOfWork.manager.query<ChangedListing[]>(
      `SELECT q.id AS "questionId", q.slug, b.revision_id AS before, a.revision_id AS after,
              coalesce(a.position <> b.position, false) AS "isMoved",
              EXISTS (SELECT FROM bank_listing l
                       WHERE l.bank_id = $1 AND l.question_id = q.id AND l.since_release <= $2)
                AS "wasListed"
         FROM (${standingIn('$2')}) b
         FULL JOIN (${standingIn('$3')}) a ON b.question_id = a.question_id
         JOIN question q ON q.id = coalesce(a.question_id, b.question_id)
        WHERE (a.revision_id IS DISTINCT FROM b.revision_id OR a.position IS DISTINCT FROM b.position)
          AND q.slug > $4 COLLATE "C" ORDER BY q.slug COLLATE "C" LIMIT $5`,
      [bankId, from, to, after, limit],
    );
  }

  /** What stood in a release, by slug. @param after a slug; empty begins with the first */
  listQuestions(
    { bankId, number }: { bankId: string; number: number },
    { after, limit }: { after: string; limit: number },
  ): Promise<ReleasedQuestion[]> {
    return this.unitOfWork.manager.query<ReleasedQuestion[]>(
      `SELECT q.id AS "questionId", l.revision_id AS "revisionId", q.slug,
              q.external_id AS "externalId", l.position, r.content_hash AS "contentHash"
         FROM bank_listing l JOIN question q ON q.id = l.question_id
         JOIN question_revision r ON r.id = l.revision_id
        WHERE l.bank_id = $1 AND l.since_release <= $2
          AND (l.until_release IS NULL OR l.until_release > $2)
          AND q.slug > $3 COLLATE "C" ORDER BY q.slug COLLATE "C" LIMIT $4`,
      [bankId, number, after, limit],
    );
  }
}
