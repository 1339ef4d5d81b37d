import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { handedInStates } from './domain/handed-in.js';

/** Which questions somebody has answered. */
@Injectable()
export class HandedInQuestionsReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those to which an answer of theirs was handed in and stands, in no order. */
  async list(learnerId: string): Promise<string[]> {
    const rows = await this.unitOfWork.manager.query<{ questionId: string }[]>(
      `SELECT DISTINCT question_id AS "questionId" FROM attempt
        WHERE learner_id = $1 AND state = ANY($2)`,
      [learnerId, handedInStates],
    );
    return rows.map(({ questionId }) => questionId);
  }
}
