import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { StandingQuestion } from './domain/standing-question.js';

const standing = `
  SELECT q.id AS "questionId", q.bank_id AS "bankId", q.slug, q.external_id AS "externalId",
         q.position, q.version, r.id AS "revisionId", r.content_hash AS "contentHash",
         r.structure_hash AS "structureHash", q.retired_at IS NOT NULL AS "isRetired",
         r.kind, r.title, r.milestone, r.variant_of AS "variantOf"
    FROM question q JOIN question_revision r ON r.id = q.current_revision_id`;

/** How the questions of a bank stand, retired ones included, for whoever changes it. */
@Injectable()
export class StandingQuestionReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In the order of introduction. */
  list(bankId: string): Promise<StandingQuestion[]> {
    return this.unitOfWork.manager.query<StandingQuestion[]>(
      `${standing} WHERE q.bank_id = $1 ORDER BY q.position, q.id`,
      [bankId],
    );
  }

  /** Null when there is none. */
  async find(questionId: string): Promise<StandingQuestion | null> {
    const rows = await this.unitOfWork.manager.query<StandingQuestion[]>(
      `${standing} WHERE q.id = $1`,
      [questionId],
    );
    return rows[0] ?? null;
  }

  /** Whether a question of the bank has one of these names. */
  async hasNamed(
    bankId: string,
    { slug, externalId }: { slug: string; externalId: string | null },
  ): Promise<boolean> {
    const rows = await this.unitOfWork.manager.query<unknown[]>(
      `SELECT 1 FROM question WHERE bank_id = $1 AND (slug = $2 OR external_id = $3) LIMIT 1`,
      [bankId, slug, externalId],
    );
    return rows.length > 0;
  }
}
