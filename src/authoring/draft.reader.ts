import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Draft, DraftDocument } from './domain/draft.js';

/** A draft as far as others are held against it. */
export type NamedDraft = Pick<
  Draft,
  'questionId' | 'slug' | 'externalId' | 'position' | 'contentHash' | 'version'
>;

/** What authoring tells other features. Whoever asks decides who gets to see it. */
@Injectable()
export class DraftReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Every draft of a bank by name, in the order in which they would be introduced. */
  listNames(bankId: string): Promise<NamedDraft[]> {
    return this.unitOfWork.manager.query<NamedDraft[]>(
      `SELECT question_id AS "questionId", slug, external_id AS "externalId", position,
              content_hash AS "contentHash", version
         FROM question_draft
        WHERE bank_id = $1
        ORDER BY position NULLS LAST, question_id`,
      [bankId],
    );
  }

  /** The topics, skills and sources that the drafts of a bank name. */
  async listReferences(bankId: string): Promise<Record<'topics' | 'skills' | 'sources', string[]>> {
    const namesIn = (list: string): string =>
      `ARRAY(SELECT DISTINCT jsonb_array_elements_text(document -> '${list}') FROM drafts
              WHERE jsonb_typeof(document -> '${list}') = 'array') AS ${list}`;
    const rows = await this.unitOfWork.manager.query<
      Record<'topics' | 'skills' | 'sources', string[]>[]
    >(
      `WITH drafts AS (SELECT document FROM question_draft WHERE bank_id = $1)
       SELECT ${namesIn('topics')}, ${namesIn('skills')}, ${namesIn('sources')}`,
      [bankId],
    );
    return rows[0] ?? { topics: [], skills: [], sources: [] };
  }

  /** Changes with every change of a draft of the bank. */
  async stampOf(bankId: string): Promise<string> {
    const rows = await this.unitOfWork.manager.query<{ stamp: string }[]>(
      `SELECT concat_ws(' ', count(*), sum(version), max(updated_at)) AS stamp
         FROM question_draft WHERE bank_id = $1`,
      [bankId],
    );
    return rows[0]?.stamp ?? '';
  }

  /** What the drafts of these questions say, by question. */
  async readDocuments(questionIds: readonly string[]): Promise<ReadonlyMap<string, DraftDocument>> {
    const rows = await this.unitOfWork.manager.query<Pick<Draft, 'questionId' | 'document'>[]>(
      `SELECT question_id AS "questionId", document FROM question_draft
        WHERE question_id = ANY($1::uuid[])`,
      [questionIds],
    );
    return new Map(rows.map(({ questionId, document }) => [questionId, document]));
  }

  /** Drafts of a bank with one of these external ids or slugs, in no order. */
  listNamed(
    bankId: string,
    names: { externalIds: readonly string[]; slugs: readonly string[] },
  ): Promise<NamedDraft[]> {
    return this.unitOfWork.manager.query<NamedDraft[]>(
      `SELECT question_id AS "questionId", slug, external_id AS "externalId", position,
              content_hash AS "contentHash", version
         FROM question_draft
        WHERE bank_id = $1 AND (external_id = ANY($2::text[]) OR slug = ANY($3::text[]))`,
      [bankId, names.externalIds, names.slugs],
    );
  }
}
