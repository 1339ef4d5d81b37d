import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { NamedStatements, type NamedStatement } from '../platform/database/named-statements.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { InterviewGoal } from './domain/interview-goal.js';
import { InterviewGoalEntity } from './interview-goal.entity.js';

/** A goal as it is stored. */
export type StoredGoal = Readonly<InterviewGoalEntity>;

/** Every queue and every balanced review waits for it. */
const activeGoals: NamedStatement = {
  name: 'active-goals',
  text: `
    SELECT id, title, interview_day AS "interviewDay", target_recall AS "targetRecall",
           minutes_per_day AS "minutesPerDay", skills, bank_ids AS "bankIds",
           archived_at AS "archivedAt"
      FROM interview_goal WHERE learner_id = $1 AND archived_at IS NULL`,
};

@Injectable()
export class InterviewGoalRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly statements: NamedStatements,
  ) {}

  /** @throws AppError not-found, the same for another learner's goal */
  async get(learnerId: string, id: string): Promise<StoredGoal> {
    const goal = await this.unitOfWork.manager.findOneBy(InterviewGoalEntity, { learnerId, id });
    if (goal === null) throw notFound('interview goal');
    return goal;
  }

  /** The latest made first. */
  page(learnerId: string, page: { beforeId: string | null; limit: number }): Promise<StoredGoal[]> {
    return this.unitOfWork.manager.find(InterviewGoalEntity, {
      where: { learnerId, ...(page.beforeId === null ? {} : { id: LessThan(page.beforeId) }) },
      order: { id: 'DESC' },
      take: page.limit,
    });
  }

  /** Those not put away, in no order. */
  listActive(learnerId: string): Promise<InterviewGoal[]> {
    return this.statements.query<InterviewGoal>(activeGoals, [learnerId]);
  }

  /** The same of many learners at once. */
  listActiveOfAll(learnerIds: readonly string[]): Promise<InterviewGoalEntity[]> {
    return this.unitOfWork.manager.findBy(InterviewGoalEntity, {
      learnerId: In([...learnerIds]),
      archivedAt: IsNull(),
    });
  }

  countActive(learnerId: string): Promise<number> {
    return this.unitOfWork.manager.countBy(InterviewGoalEntity, {
      learnerId,
      archivedAt: IsNull(),
    });
  }

  listAll(learnerId: string): Promise<StoredGoal[]> {
    return this.unitOfWork.manager.find(InterviewGoalEntity, {
      where: { learnerId },
      order: { id: 'ASC' },
    });
  }

  async save(goal: StoredGoal): Promise<void> {
    await this.unitOfWork.manager.upsert(InterviewGoalEntity, { ...goal }, ['learnerId', 'id']);
  }

  async remove(learnerId: string, id: string): Promise<void> {
    await this.unitOfWork.manager.delete(InterviewGoalEntity, { learnerId, id });
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(InterviewGoalEntity, { learnerId });
  }
}
