import { Injectable } from '@nestjs/common';
import { removeInBatches } from '../platform/database/remove-in-batches.js';
import { StagedChunks } from '../platform/database/staged-chunks.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

/** An import of one learner. */
export interface ImportKey {
  readonly learnerId: string;
  readonly importId: string;
}

/** One review or event of a file, under the card it belongs to here. */
export interface StagedEntry {
  readonly questionId: string;
  readonly occurredAt: Date;
  readonly line: number;
  /** The row or event as JSON. */
  readonly entry: string;
}

type Place = Pick<StagedEntry, 'questionId' | 'occurredAt' | 'line'>;

const pageSize = 2000;
const beforeAll: Place = {
  questionId: '00000000-0000-0000-0000-000000000000',
  occurredAt: new Date(0),
  line: -1,
};

/** Files that wait to be imported, and what was read out of them so far. */
@Injectable()
export class ReviewImportRepository {
  private readonly chunks: StagedChunks;

  constructor(private readonly unitOfWork: UnitOfWork) {
    const place = { table: 'review_import_chunk', keys: ['learner_id', 'import_id'] };
    this.chunks = new StagedChunks(unitOfWork, place);
  }

  async insert({ learnerId, importId }: ImportKey, receivedAt: Date): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO review_import (learner_id, id, received_at) VALUES ($1, $2, $3)`,
      [learnerId, importId, receivedAt],
    );
  }

  insertFile({ learnerId, importId }: ImportKey, chunks: AsyncIterable<Buffer>): Promise<void> {
    return this.chunks.put([learnerId, importId], chunks);
  }

  /** The file as it was sent, a piece at a time. */
  readFile({ learnerId, importId }: ImportKey): AsyncGenerator<Buffer> {
    return this.chunks.read([learnerId, importId]);
  }

  async insertEntries(key: ImportKey, entries: readonly StagedEntry[]): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO review_import_entry
         (learner_id, import_id, question_id, occurred_at, line, entry)
       SELECT $1, $2, * FROM unnest($3::uuid[], $4::timestamptz[], $5::integer[], $6::text[])`,
      [
        key.learnerId,
        key.importId,
        entries.map(({ questionId }) => questionId),
        entries.map(({ occurredAt }) => occurredAt),
        entries.map(({ line }) => line),
        entries.map(({ entry }) => entry),
      ],
    );
  }

  /** Card by card, each by time: page by page, and none before it is taken. */
  async *readEntries(key: ImportKey): AsyncGenerator<StagedEntry[]> {
    for (let after: Place | undefined = beforeAll; after !== undefined;) {
      const page: StagedEntry[] = await this.unitOfWork.manager.query<StagedEntry[]>(
        `SELECT question_id AS "questionId", occurred_at AS "occurredAt", line, entry
           FROM review_import_entry
          WHERE learner_id = $1 AND import_id = $2
            AND (question_id, occurred_at, line) > ($3, $4, $5)
          ORDER BY question_id, occurred_at, line LIMIT ${pageSize}`,
        [key.learnerId, key.importId, after.questionId, after.occurredAt, after.line],
      );
      if (page.length > 0) yield page;
      after = page.length < pageSize ? undefined : page.at(-1);
    }
  }

  async removeEntries({ learnerId, importId }: ImportKey): Promise<void> {
    await this.unitOfWork.manager.query(
      `DELETE FROM review_import_entry WHERE learner_id = $1 AND import_id = $2`,
      [learnerId, importId],
    );
  }

  /** The file, and all that was read out of it. */
  async remove({ learnerId, importId }: ImportKey): Promise<void> {
    await this.unitOfWork.manager.query(
      `DELETE FROM review_import WHERE learner_id = $1 AND id = $2`,
      [learnerId, importId],
    );
  }

  /** Which files of a learner wait, and since when. */
  listAll(learnerId: string): Promise<{ id: string; receivedAt: Date }[]> {
    return this.unitOfWork.manager.query(
      `SELECT id, received_at AS "receivedAt" FROM review_import WHERE learner_id = $1 ORDER BY id`,
      [learnerId],
    );
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.query(`DELETE FROM review_import WHERE learner_id = $1`, [
      learnerId,
    ]);
  }

  /** @returns how many files that came before an instant are gone now */
  removeReceivedBefore(before: Date): Promise<number> {
    return removeInBatches(this.unitOfWork, {
      table: 'review_import',
      where: 'received_at < $1',
      parameter: before,
    });
  }
}
