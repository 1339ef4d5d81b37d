import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Notifier } from '../notifications/notifier.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AssignmentMaking, type AssignmentOrder } from './assignment-making.service.js';
import { AssignmentRepository } from './assignment.repository.js';
import { assertRoom } from './cohort-refusals.js';
import { CohortAccess } from './cohort-access.service.js';
import type { Assignment } from './domain/assignment.js';

/** Members are asked for something, and told so. */
@Injectable()
export class AssignmentGiving {
  constructor(
    private readonly access: CohortAccess,
    private readonly making: AssignmentMaking,
    private readonly assignments: AssignmentRepository,
    private readonly notifier: Notifier,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AppError not-found, forbidden, invalid-state, conflict, rule-violated */
  create(callerId: string, cohortId: string, order: AssignmentOrder): Promise<Assignment> {
    return this.unitOfWork.run(async () => {
      const { cohort } = await this.access.lockCoached(callerId, cohortId);
      if (cohort.archivedAt !== null) {
        throw new AppError('invalid-state', 'In an archived cohort nothing is assigned.');
      }
      assertRoom('openAssignments', await this.assignments.countOpen(cohortId));
      const assignment = await this.making.make(callerId, cohortId, order);
      await this.assignments.insert(assignment);
      await this.tell(assignment);
      return assignment;
    });
  }

  /** Those who are in the cohort now; who joins later finds it in the list of what is assigned. */
  private async tell({ id, cohortId, title, dueDay, memberIds }: Assignment): Promise<void> {
    const asked = memberIds ?? (await this.assignments.listAllLearning(cohortId));
    const data = { assignmentId: id, cohortId, title, dueDay };
    await this.notifier.notify(
      asked.map((learnerId) => ({ learnerId, kind: 'assignment.given', data })),
    );
  }
}
