import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Draft } from './domain/draft.js';

/** A draft as far as others are held against it. */
export type NamedDraft = Pick<
  Draft,
  'questionId' | 'slug' | 'externalId' | 'position' | 'contentHash' | 'version'
>;

/** What authoring tells other features. Whoever asks decides who gets to see it. */
@Injectable()
export class DraftReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

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
