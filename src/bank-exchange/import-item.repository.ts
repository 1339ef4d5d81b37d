import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { ImportOutcome } from './domain/bank-import.js';
import type { ImportItem, ImportReport } from './domain/import-report.js';
import type { PlannedItem } from './domain/planned-item.js';

/** How many entries of a file come to what, and what does not come along with them. */
export interface ItemCounts extends Record<ImportOutcome, number> {
  readonly attachments: number;
}

const itemsAtOnce = 2000;

/** What became of the entries of files, for as long as their reports are kept. */
@Injectable()
export class ImportItemRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async findReport(importId: string): Promise<ImportReport | null> {
    const rows = await this.unitOfWork.manager.query<ImportReport[]>(
      `SELECT id, bank_id AS "bankId", created_by AS "createdBy", format, state, publish, fault,
              dry_run AS "dryRun", skip_rejected AS "skipRejected", received_at AS "receivedAt",
              finished_at AS "finishedAt", problems, skipped, skipped_count AS "skippedCount",
              release_number AS "releaseNumber"
         FROM bank_import WHERE id = $1`,
      [importId],
    );
    return rows[0] ?? null;
  }

  /** Reports of files that somebody sent, the oldest first. */
  listOwn(accountId: string): Promise<object[]> {
    return this.unitOfWork.manager.query<object[]>(
      `SELECT id, bank_id AS "bankId", format, state, received_at AS "receivedAt"
         FROM bank_import WHERE created_by = $1 ORDER BY id`,
      [accountId],
    );
  }

  async removeOwn(accountId: string): Promise<void> {
    await this.unitOfWork.manager.query(`DELETE FROM bank_import WHERE created_by = $1`, [
      accountId,
    ]);
  }

  /** Puts down what becomes of each entry that lies there, in place of what was put down before. */
  async replace(importId: string, items: readonly PlannedItem[]): Promise<void> {
    await this.unitOfWork.manager.query(`DELETE FROM bank_import_item WHERE import_id = $1`, [
      importId,
    ]);
    for (let start = 0; start < items.length; start += itemsAtOnce) {
      await this.insert(importId, items.slice(start, start + itemsAtOnce));
    }
  }

  /** Gives new questions the ids that they got. */
  async setQuestionIds(
    importId: string,
    ids: readonly { readonly ordinal: number; readonly questionId: string }[],
  ): Promise<void> {
    await this.unitOfWork.manager.query(
      `UPDATE bank_import_item i SET question_id = made.question_id
         FROM unnest($2::integer[], $3::uuid[]) AS made (ordinal, question_id)
        WHERE i.import_id = $1 AND i.ordinal = made.ordinal`,
      [importId, ids.map(({ ordinal }) => ordinal), ids.map(({ questionId }) => questionId)],
    );
  }

  async count(importId: string): Promise<ItemCounts> {
    const rows = await this.unitOfWork.manager.query<ItemCounts[]>(
      `SELECT count(*) FILTER (WHERE outcome = 'create')::integer AS create,
              count(*) FILTER (WHERE outcome = 'update')::integer AS update,
              count(*) FILTER (WHERE outcome = 'same')::integer AS same,
              count(*) FILTER (WHERE outcome = 'reject')::integer AS reject,
              coalesce(sum(cardinality(attachments)), 0)::integer AS attachments
         FROM bank_import_item WHERE import_id = $1`,
      [importId],
    );
    return rows[0] ?? { create: 0, update: 0, same: 0, reject: 0, attachments: 0 };
  }

  /** In the order of the file. @param outcomes any of these; all when null */
  list(
    importId: string,
    outcomes: readonly string[] | null,
    { after, limit }: { after: number; limit: number },
  ): Promise<ImportItem[]> {
    return this.unitOfWork.manager.query<ImportItem[]>(
      `SELECT ordinal, line, external_id AS "externalId", slug, title, outcome, changed, problems,
              attachments, question_id AS "questionId"
         FROM bank_import_item
        WHERE import_id = $1 AND ordinal > $2 AND ($3::text[] IS NULL OR outcome = ANY($3))
        ORDER BY ordinal LIMIT $4`,
      [importId, after, outcomes, limit],
    );
  }

  private async insert(importId: string, items: readonly PlannedItem[]): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO bank_import_item (import_id, ordinal, line, external_id, slug, title, outcome,
              changed, problems, attachments, question_id)
       SELECT $1, e.ordinal, e.line, e.facts ->> 'externalId', plan.slug, e.title, plan.outcome,
              ARRAY(SELECT jsonb_array_elements_text(plan.changed)),
              CASE WHEN plan.is_judged THEN e.problems ELSE '[]' END || plan.problems,
              e.attachments, plan.question_id
         FROM unnest($2::integer[], $3::text[], $4::text[], $5::jsonb[], $6::jsonb[], $7::uuid[],
                     $8::boolean[])
           AS plan (ordinal, slug, outcome, changed, problems, question_id, is_judged)
         JOIN bank_import_entry e ON e.import_id = $1 AND e.ordinal = plan.ordinal`,
      [
        importId,
        items.map(({ ordinal }) => ordinal),
        items.map(({ slug }) => slug),
        items.map(({ outcome }) => outcome),
        items.map(({ changed }) => JSON.stringify(changed)),
        items.map(({ problems }) => JSON.stringify(problems)),
        items.map(({ questionId }) => questionId),
        items.map(({ isJudged }) => isJudged),
      ],
    );
  }
}
