import { Injectable } from '@nestjs/common';
import type { StudyDay } from '../scheduling/domain/study-day.js';
import { governingGoal } from './domain/governing-goal.js';
import type { InterviewGoal } from './domain/interview-goal.js';
import { InterviewGoalRepository } from './interview-goal.repository.js';

/** Which interviews lie ahead of a learner, for the features that plan days. */
@Injectable()
export class InterviewGoalReader {
  constructor(private readonly goals: InterviewGoalRepository) {}

  /** Goals not put away, past ones included, in no order. */
  listActive(learnerId: string): Promise<InterviewGoal[]> {
    return this.goals.listActive(learnerId);
  }

  /** The same of many learners, by learner; who has none is left out. */
  async listActiveOfAll(
    learnerIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly InterviewGoal[]>> {
    const goals = await this.goals.listActiveOfAll(learnerIds);
    return Map.groupBy(goals, ({ learnerId }) => learnerId);
  }

  /** The goal that shapes a day; null where none does. */
  async findGoverning(learnerId: string, today: StudyDay): Promise<InterviewGoal | null> {
    return governingGoal(await this.goals.listActive(learnerId), today);
  }
}
