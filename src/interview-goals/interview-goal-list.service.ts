import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { InterviewGoalRepository, type StoredGoal } from './interview-goal.repository.js';

/** A learner's goals, page by page, the latest made first. */
@Injectable()
export class InterviewGoalList {
  constructor(
    private readonly goals: InterviewGoalRepository,
    private readonly cursors: Cursors,
  ) {}

  async list(learnerId: string, { limit, cursor }: PageQueryDto): Promise<Page<StoredGoal>> {
    const scope = ['interview-goals', learnerId];
    const position = this.cursors.decode(cursor, scope);
    const beforeId = position === null ? null : String(position[0]);
    const rows = await this.goals.page(learnerId, { beforeId, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: (goal) => goal },
    );
  }
}
