import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { BankEntity } from './bank.entity.js';
import { BankReleaseEntity } from './bank-release.entity.js';
import type { BankRelease } from './domain/bank-release.js';
import type { QuestionRevision } from './domain/question-content.js';
import { QuestionEntity } from './question.entity.js';
import { QuestionRevisionEntity } from './question-revision.entity.js';

/** A question as its bank has it, retired or not. */
export interface StandingQuestion {
  readonly questionId: string;
  readonly position: number;
  readonly revisionId: string;
  readonly revisionNumber: number;
  readonly structureHash: string;
  readonly isRetired: boolean;
}

interface Place {
  readonly questionId: string;
  readonly revisionId: string;
  readonly position: number;
}

/** Some twenty kilobytes each, which are one text on their way to the database. */
const mostRevisionsAtOnce = 500;

@Injectable()
export class ReleaseRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Until the transaction ends nobody else publishes in this bank. @throws AppError not-found */
  async lockBank(bankId: string): Promise<BankEntity> {
    const bank = await this.unitOfWork.manager.findOne(BankEntity, {
      where: { id: bankId },
      lock: { mode: 'for_no_key_update' },
    });
    if (bank === null) throw notFound('bank');
    return bank;
  }

  findLatest(bankId: string): Promise<BankReleaseEntity | null> {
    return this.unitOfWork.manager.findOne(BankReleaseEntity, {
      where: { bankId },
      order: { number: 'DESC' },
    });
  }

  /** Those of these questions that are the bank's, in no order. */
  listStanding(bankId: string, questionIds: readonly string[]): Promise<StandingQuestion[]> {
    return this.unitOfWork.manager.query<StandingQuestion[]>(
      `SELECT q.id AS "questionId", q.position, r.id AS "revisionId",
              r.number AS "revisionNumber", r.structure_hash AS "structureHash",
              q.retired_at IS NOT NULL AS "isRetired"
         FROM question q JOIN question_revision r ON r.id = q.current_revision_id
        WHERE q.bank_id = $1 AND q.id = ANY($2::uuid[])`,
      [bankId, questionIds],
    );
  }

  insertQuestions(questions: readonly QuestionEntity[]): Promise<void> {
    return insertRows(this.unitOfWork.manager, QuestionEntity, questions);
  }

  async insertRevisions(revisions: readonly QuestionRevision[]): Promise<void> {
    for (let start = 0; start < revisions.length; start += mostRevisionsAtOnce) {
      const some = revisions.slice(start, start + mostRevisionsAtOnce);
      await insertRows(this.unitOfWork.manager, QuestionRevisionEntity, some);
    }
  }

  /** Each at its place and revision from now on, and no longer retired. */
  async updateQuestions(places: readonly Place[], now: Date): Promise<void> {
    await this.unitOfWork.manager.query(
      `UPDATE question q
          SET position = place.position, current_revision_id = place.revision_id,
              version = q.version + 1, updated_at = $4, retired_at = NULL
         FROM unnest($1::uuid[], $2::uuid[], $3::integer[])
           AS place (question_id, revision_id, position)
        WHERE q.id = place.question_id`,
      [...columnsOf(places), now],
    );
  }

  async retire(questionIds: readonly string[], now: Date): Promise<void> {
    await this.unitOfWork.manager.query(
      `UPDATE question SET retired_at = $2, updated_at = $2, version = version + 1
        WHERE id = ANY($1::uuid[])`,
      [questionIds, now],
    );
  }

  /** What stands of these questions does so no longer from this release on. */
  async unlist(bankId: string, questionIds: readonly string[], release: number): Promise<void> {
    await this.unitOfWork.manager.query(
      `UPDATE bank_listing SET until_release = $3
        WHERE bank_id = $1 AND question_id = ANY($2::uuid[]) AND until_release IS NULL`,
      [bankId, questionIds, release],
    );
  }

  async list(bankId: string, places: readonly Place[], release: number): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO bank_listing (bank_id, since_release, question_id, revision_id, position)
       SELECT $4, $5, question_id, revision_id, position
         FROM unnest($1::uuid[], $2::uuid[], $3::integer[])
           AS place (question_id, revision_id, position)`,
      [...columnsOf(places), bankId, release],
    );
  }

  /** Readers keep what they know of a bank by its version, so that grows with it. */
  async insertRelease(release: BankRelease): Promise<void> {
    await this.unitOfWork.manager.insert(BankReleaseEntity, release);
    await this.unitOfWork.manager.query(
      `UPDATE bank SET version = version + 1, updated_at = $2 WHERE id = $1`,
      [release.bankId, release.publishedAt],
    );
  }
}

function columnsOf(places: readonly Place[]): [string[], string[], number[]] {
  return [
    places.map(({ questionId }) => questionId),
    places.map(({ revisionId }) => revisionId),
    places.map(({ position }) => position),
  ];
}
