import { Injectable } from '@nestjs/common';
import { removeInBatches } from '../platform/database/remove-in-batches.js';
import { StagedChunks } from '../platform/database/staged-chunks.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { ImportState, ImportWish } from './domain/bank-import.js';
import type { CheckedEntry, EntryFacts } from './domain/checked-entry.js';
import type { ImportReport } from './domain/import-report.js';
import type { FormatName } from './file-formats.js';

/** An import when its file has arrived. */
export interface NewImport extends ImportWish {
  readonly id: string;
  readonly bankId: string;
  readonly createdBy: string;
  readonly format: FormatName;
  readonly receivedAt: Date;
}

/** How an import stands now. */
export type ImportStanding = Pick<
  ImportReport,
  'state' | 'fault' | 'problems' | 'skipped' | 'skippedCount'
> & { readonly finishedAt: Date | null; readonly releaseNumber: number | null };

/** An entry as it lies there, with its place. */
export interface StagedDocument {
  readonly ordinal: number;
  readonly document: string;
}

/** Files on their way into a bank, and what was read out of them so far. */
@Injectable()
export class BankFileRepository {
  private readonly chunks: StagedChunks;

  constructor(private readonly unitOfWork: UnitOfWork) {
    this.chunks = new StagedChunks(unitOfWork, { table: 'bank_import_chunk', keys: ['import_id'] });
  }

  async insert(order: NewImport, file: AsyncIterable<Buffer>): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO bank_import (id, bank_id, created_by, format, dry_run, publish, skip_rejected,
              received_at, state, problems, skipped, skipped_count)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', '[]', '[]', 0)`,
      [
        order.id,
        order.bankId,
        order.createdBy,
        order.format,
        order.dryRun,
        order.publish,
        order.skipRejected,
        order.receivedAt,
      ],
    );
    await this.chunks.put([order.id], file);
  }

  readFile(importId: string): AsyncGenerator<Buffer> {
    return this.chunks.read([importId]);
  }

  async insertEntries(
    importId: string,
    first: number,
    entries: readonly CheckedEntry[],
  ): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO bank_import_entry
              (import_id, ordinal, line, title, facts, problems, attachments, document)
       SELECT $1, $2 + place - 1, line, title, facts, problems,
              ARRAY(SELECT jsonb_array_elements_text(attachments)), document
         FROM unnest($3::integer[], $4::text[], $5::jsonb[], $6::jsonb[], $7::jsonb[], $8::text[])
              WITH ORDINALITY
           AS entry (line, title, facts, problems, attachments, document, place)`,
      [
        importId,
        first,
        entries.map(({ line }) => line),
        entries.map(({ title }) => title),
        entries.map(({ facts }) => JSON.stringify(facts)),
        entries.map(({ problems }) => JSON.stringify(problems)),
        entries.map(({ attachments }) => JSON.stringify(attachments)),
        entries.map(({ document }) => document),
      ],
    );
  }

  /** What decides about the entries, in their order. */
  async listFacts(importId: string): Promise<EntryFacts[]> {
    const rows = await this.unitOfWork.manager.query<{ facts: EntryFacts }[]>(
      `SELECT facts FROM bank_import_entry WHERE import_id = $1 ORDER BY ordinal`,
      [importId],
    );
    return rows.map(({ facts }) => facts);
  }

  readDocuments(importId: string, ordinals: readonly number[]): Promise<StagedDocument[]> {
    return this.unitOfWork.manager.query<StagedDocument[]>(
      `SELECT ordinal, document FROM bank_import_entry
        WHERE import_id = $1 AND ordinal = ANY($2::integer[])
        ORDER BY ordinal`,
      [importId, ordinals],
    );
  }

  /** Makes way for the file to be read once more. */
  async removeEntries(importId: string): Promise<void> {
    await this.unitOfWork.manager.query(`DELETE FROM bank_import_entry WHERE import_id = $1`, [
      importId,
    ]);
  }

  /** The file, and all that was read out of it; its report stays. */
  async removeFile(importId: string): Promise<void> {
    await this.removeEntries(importId);
    await this.unitOfWork.manager.query(`DELETE FROM bank_import_chunk WHERE import_id = $1`, [
      importId,
    ]);
  }

  async update(importId: string, standing: ImportStanding): Promise<void> {
    await this.unitOfWork.manager.query(
      `UPDATE bank_import SET state = $2, fault = $3, problems = $4, skipped = $5,
              skipped_count = $6, finished_at = $7, release_number = $8
        WHERE id = $1`,
      [
        importId,
        standing.state satisfies ImportState,
        standing.fault === null ? null : JSON.stringify(standing.fault),
        JSON.stringify(standing.problems),
        JSON.stringify(standing.skipped),
        standing.skippedCount,
        standing.finishedAt,
        standing.releaseNumber,
      ],
    );
  }

  /** @returns how many reports of files that came before an instant are gone now */
  removeReceivedBefore(before: Date): Promise<number> {
    return removeInBatches(this.unitOfWork, {
      table: 'bank_import',
      where: 'received_at < $1',
      parameter: before,
    });
  }
}
