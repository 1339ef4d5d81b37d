import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { AssignmentRepository } from './assignment.repository.js';
import type { Assignment, AssignmentTerms } from './domain/assignment.js';
import { assignmentProblems, type AssignmentWish } from './domain/assignment-problems.js';

export type AssignmentOrder = AssignmentTerms & AssignmentWish;

/** An assignment out of what was ordered, if all it names is there. */
@Injectable()
export class AssignmentMaking {
  constructor(
    private readonly assignments: AssignmentRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Nothing is written yet. @throws AppError rule-violated */
  async make(callerId: string, cohortId: string, order: AssignmentOrder): Promise<Assignment> {
    const now = this.clock.now();
    await this.assertSound(cohortId, order, now);
    return {
      ...order,
      id: this.ids.next(),
      cohortId,
      version: 1,
      createdBy: callerId,
      createdAt: now,
      updatedAt: now,
      closedAt: null,
    };
  }

  private async assertSound(cohortId: string, order: AssignmentOrder, now: Date): Promise<void> {
    const { bankId, questionIds, memberIds } = order;
    const bankIds = bankId === null ? [] : [bankId];
    const known = {
      bankIds: new Set(await this.assignments.listReadableBanks(cohortId, bankIds)),
      questionIds: new Set(await this.assignments.listReadableQuestions(cohortId, questionIds)),
      memberIds: new Set(await this.assignments.listLearning(cohortId, memberIds ?? [])),
    };
    const problems = assignmentProblems(order, known, now);
    if (problems.length > 0) throw ruleViolated(problems);
  }
}
