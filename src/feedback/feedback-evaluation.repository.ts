import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { FeedbackEvaluationEntity } from './feedback-evaluation.entity.js';

/** What an evaluation holds for. */
export interface EvaluatedModel {
  /** Where it is asked: many servers call theirs by the same name. */
  readonly host: string;
  readonly model: string;
  readonly promptHash: string;
  readonly sendsReference: boolean;
}

@Injectable()
export class FeedbackEvaluationRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(row: FeedbackEvaluationEntity): Promise<void> {
    await this.unitOfWork.manager.insert(FeedbackEvaluationEntity, row);
  }

  /** Whether the newest evaluation was passed; null where there is none. */
  async findNewestOutcome(evaluated: EvaluatedModel): Promise<boolean | null> {
    const { host, model, promptHash, sendsReference } = evaluated;
    const rows = await this.unitOfWork.manager.query<{ isPassed: boolean }[]>(
      `SELECT is_passed AS "isPassed" FROM feedback_evaluation
        WHERE model = $1 AND prompt_hash = $2 AND (figures ->> 'sendsReference')::boolean = $3
          AND figures ->> 'host' = $4
        ORDER BY created_at DESC, id DESC LIMIT 1`,
      [model, promptHash, sendsReference, host],
    );
    return rows[0]?.isPassed ?? null;
  }
}
