import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import {
  HandedInAnswers,
  type HandedInAnswer,
  type HandedInAnswerSource,
} from '../queue/handed-in-answers.js';
import { handedInStates } from './domain/handed-in.js';

/** Which questions somebody has answered. */
@Injectable()
export class HandedInQuestionsReader implements HandedInAnswerSource, OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly answers: HandedInAnswers,
  ) {}

  onModuleInit(): void {
    this.answers.register(this);
  }

  /** Those to which an answer of theirs was handed in and stands, in no order. */
  async list(learnerId: string): Promise<string[]> {
    const rows = await this.unitOfWork.manager.query<{ questionId: string }[]>(
      `SELECT DISTINCT question_id AS "questionId" FROM attempt
        WHERE learner_id = $1 AND state = ANY($2)`,
      [learnerId, handedInStates],
    );
    return rows.map(({ questionId }) => questionId);
  }

  /** Those handed in from an instant on, each with the first time, in no order. */
  listSince(learnerId: string, since: Date): Promise<HandedInAnswer[]> {
    return this.unitOfWork.manager.query<HandedInAnswer[]>(
      `SELECT question_id AS "questionId", min(submitted_at) AS at FROM attempt
        WHERE learner_id = $1 AND state = ANY($2) AND submitted_at >= $3
        GROUP BY question_id`,
      [learnerId, handedInStates, since],
    );
  }
}
