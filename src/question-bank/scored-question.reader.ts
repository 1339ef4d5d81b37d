import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { BankEntry, ScoredQuestion } from './domain/scored-question.js';

/** Which revisions of a question answers can be compared over. */
@Injectable()
export class ScoredQuestionReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Retired or not, in no order; ids that are not questions are left out. */
  listScored(questionIds: readonly string[]): Promise<ScoredQuestion[]> {
    return this.unitOfWork.manager.query<ScoredQuestion[]>(
      `SELECT q.id AS "questionId", q.bank_id AS "bankId", r.title,
              r.rubric -> 'criteria' AS criteria,
              (SELECT jsonb_agg(jsonb_build_object('revisionId', alike.id, 'number', alike.number)
                                ORDER BY alike.number)
                 FROM question_revision alike
                WHERE alike.question_id = q.id AND alike.structure_hash = r.structure_hash) AS revisions
         FROM question q JOIN question_revision r ON r.id = q.current_revision_id
        WHERE q.id = ANY($1::uuid[])`,
      [questionIds],
    );
  }

  /** The questions of a bank that are not retired, in the bank's order. */
  listEntries(bankId: string): Promise<BankEntry[]> {
    return this.unitOfWork.manager.query<BankEntry[]>(
      `SELECT q.id AS "questionId", q.bank_id AS "bankId", q.slug, r.title, q.position
         FROM question q JOIN question_revision r ON r.id = q.current_revision_id
        WHERE q.bank_id = $1 AND q.retired_at IS NULL
        ORDER BY q.position, q.id`,
      [bankId],
    );
  }
}
