import { Injectable } from '@nestjs/common';
import { In, MoreThan, type FindOptionsWhere } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Draft } from './domain/draft.js';
import type { DraftHead } from './named-document.js';
import { QuestionDraftEntity } from './question-draft.entity.js';

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

  /** @returns false when another draft of the bank has one of its names, or is of the same question */
  async insert(draft: Draft): Promise<boolean> {
    const inserted = await this.unitOfWork.manager
      .createQueryBuilder()
      .insert()
      .into(QuestionDraftEntity)
      .values(draft)
      .orIgnore()
      .returning('question_id')
      .execute();
    return Array.isArray(inserted.raw) && inserted.raw.length > 0;
  }

  find(questionId: string): Promise<Draft | null> {
    return this.unitOfWork.manager.findOneBy(QuestionDraftEntity, { questionId });
  }

  /** Until the transaction ends nobody else changes or publishes it. */
  lock(questionId: string): Promise<Draft | null> {
    return this.unitOfWork.manager.findOne(QuestionDraftEntity, {
      where: { questionId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Whether another draft of the bank has one of these names. */
  async areNamesTaken({ bankId, questionId, slug, externalId }: Draft): Promise<boolean> {
    const rows = await this.unitOfWork.manager.query<unknown[]>(
      `SELECT 1 FROM question_draft
        WHERE bank_id = $1 AND question_id <> $2 AND (slug = $3 OR external_id = $4)`,
      [bankId, questionId, slug, externalId],
    );
    return rows.length > 0;
  }

  async update(draft: Draft): Promise<void> {
    await this.unitOfWork.manager.save(QuestionDraftEntity, { ...draft });
  }

  async remove(questionIds: readonly string[]): Promise<void> {
    await this.unitOfWork.manager.delete(QuestionDraftEntity, { questionId: In([...questionIds]) });
  }

  async removeAll(bankId: string): Promise<void> {
    await this.unitOfWork.manager.delete(QuestionDraftEntity, { bankId });
  }

  /** The first to be begun first. */
  page(
    bankId: string,
    {
      after,
      limit,
      slugs,
    }: { after: string | null; limit: number; slugs: readonly string[] | null },
  ): Promise<Draft[]> {
    const where: FindOptionsWhere<QuestionDraftEntity> = { bankId };
    if (after !== null) where.questionId = MoreThan(after);
    if (slugs !== null) where.slug = In([...slugs]);
    return this.unitOfWork.manager.find(QuestionDraftEntity, {
      where,
      order: { questionId: 'ASC' },
      take: limit,
    });
  }

  /** These drafts of the bank, the first to be begun first. */
  listByIds(bankId: string, questionIds: readonly string[]): Promise<Draft[]> {
    return this.unitOfWork.manager.find(QuestionDraftEntity, {
      where: { bankId, questionId: In([...questionIds]) },
      order: { questionId: 'ASC' },
    });
  }

  listWrittenBy(accountId: string): Promise<Draft[]> {
    return this.unitOfWork.manager.find(QuestionDraftEntity, {
      where: [{ createdBy: accountId }, { updatedBy: accountId }],
      order: { questionId: 'ASC' },
    });
  }

  /** All drafts of a bank without what they say, the first to be begun first. */
  listHeads(bankId: string): Promise<DraftHead[]> {
    return this.heads(bankId, '');
  }

  /** The same; until the transaction ends nobody else changes or publishes them. */
  lockHeads(bankId: string): Promise<DraftHead[]> {
    return this.heads(bankId, 'FOR UPDATE');
  }

  private heads(bankId: string, lock: '' | 'FOR UPDATE'): Promise<DraftHead[]> {
    return this.unitOfWork.manager.query<DraftHead[]>(
      `SELECT question_id AS "questionId", version, slug, document ->> 'kind' AS kind,
              document ->> 'variantOf' AS "variantOf",
              CASE WHEN document -> 'milestone' ?& ARRAY['capstone', 'number']
                   THEN document -> 'milestone' END AS milestone
         FROM question_draft WHERE bank_id = $1 ORDER BY question_id ${lock}`,
      [bankId],
    );
  }
}
