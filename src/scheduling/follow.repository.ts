import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { FollowChoice } from './domain/decide-follows.js';

@Injectable()
export class FollowRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async listChoices(learnerId: string): Promise<FollowChoice[]> {
    return this.unitOfWork.manager.query<FollowChoice[]>(
      `SELECT bank_id AS "bankId", is_following AS "isFollowing" FROM bank_follow
        WHERE learner_id = $1`,
      [learnerId],
    );
  }

  async saveChoice(learnerId: string, choice: FollowChoice, now: Date): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO bank_follow (learner_id, bank_id, is_following, changed_at)
       VALUES ($1, $2, $3, $4)
       ON CONFLICT (learner_id, bank_id)
       DO UPDATE SET is_following = excluded.is_following, changed_at = excluded.changed_at`,
      [learnerId, choice.bankId, choice.isFollowing, now],
    );
  }
}
