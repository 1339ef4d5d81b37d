import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Draft } from './domain/draft.js';

/** What is written of a draft; the rest follows from who does it and when. */
export type DraftRow = Pick<
  Draft,
  'questionId' | 'slug' | 'externalId' | 'position' | 'document' | 'contentHash'
>;

/** For which bank drafts are written, by whom and when. */
export interface Writing {
  readonly bankId: string;
  readonly authorId: string;
  readonly now: Date;
}

@Injectable()
export class DraftRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A draft of another bank is never overwritten. */
  async upsert(drafts: readonly DraftRow[], { bankId, authorId, now }: Writing): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO question_draft AS d (bank_id, question_id, slug, external_id, position, document,
              content_hash, base_revision_id, version, created_by, updated_by, created_at, updated_at)
       SELECT $1, row.question_id, row.slug, row.external_id, row.position, row.document,
              row.content_hash, q.current_revision_id, 1, $2, $2, $3, $3
         FROM unnest($4::uuid[], $5::text[], $6::text[], $7::integer[], $8::jsonb[], $9::text[])
           AS row (question_id, slug, external_id, position, document, content_hash)
         LEFT JOIN question q ON q.id = row.question_id AND q.bank_id = $1
       ON CONFLICT (question_id) DO UPDATE
          SET slug = excluded.slug, external_id = excluded.external_id,
              position = excluded.position, document = excluded.document,
              content_hash = excluded.content_hash, base_revision_id = excluded.base_revision_id,
              version = d.version + 1, updated_by = excluded.updated_by,
              updated_at = excluded.updated_at
        WHERE d.bank_id = excluded.bank_id`,
      [
        bankId,
        authorId,
        now,
        drafts.map(({ questionId }) => questionId),
        drafts.map(({ slug }) => slug),
        drafts.map(({ externalId }) => externalId),
        drafts.map(({ position }) => position),
        drafts.map(({ document }) => JSON.stringify(document)),
        drafts.map(({ contentHash }) => contentHash),
      ],
    );
  }
}
