import { Injectable } from '@nestjs/common';
import { AppError, notFound, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { AssignmentRepository } from './assignment.repository.js';
import { assertRoom } from './cohort-refusals.js';
import { CohortAccess } from './cohort-access.service.js';
import type { Assignment, AssignmentTerms } from './domain/assignment.js';
import { assignmentProblems, type AssignmentWish } from './domain/assignment-problems.js';
import { dueDayProblems } from './domain/due-day-problems.js';

export type AssignmentOrder = AssignmentTerms & AssignmentWish;
export type AssignmentChange = {
  [Key in keyof AssignmentTerms]?: AssignmentTerms[Key] | undefined;
};

export interface AssignmentRef {
  readonly cohortId: string;
  readonly assignmentId: string;
}

/** What those who coach a cohort ask of its members. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly access: CohortAccess,
    private readonly assignments: AssignmentRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws AppError not-found, forbidden, invalid-state, conflict, rule-violated */
  create(callerId: string, cohortId: string, order: AssignmentOrder): Promise<Assignment> {
    return this.unitOfWork.run(async () => {
      const { cohort } = await this.access.lockCoached(callerId, cohortId);
      if (cohort.archivedAt !== null) {
        throw new AppError('invalid-state', 'In an archived cohort nothing is assigned.');
      }
      assertRoom('openAssignments', await this.assignments.countOpen(cohortId));
      const now = this.clock.now();
      await this.assertSound(cohortId, order, now);
      const assignment: Assignment = {
        ...order,
        id: this.ids.next(),
        cohortId,
        version: 1,
        createdBy: callerId,
        createdAt: now,
        updatedAt: now,
        closedAt: null,
      };
      await this.assignments.insert(assignment);
      return assignment;
    });
  }

  /** @throws AppError not-found, forbidden, precondition-failed, invalid-state, rule-violated */
  update(
    callerId: string,
    ref: AssignmentRef,
    { change, ifMatch }: { change: AssignmentChange; ifMatch: string },
  ): Promise<Assignment> {
    return this.unitOfWork.run(async () => {
      const current = await this.lock(callerId, ref);
      assertUnchanged(current, ifMatch);
      if (current.closedAt !== null) {
        throw new AppError('invalid-state', 'A closed assignment is not changed any more.');
      }
      const now = this.clock.now();
      const terms = changed(current, change);
      if (terms === null) return current;
      const isMoved = terms.dueDay !== undefined;
      const problems = isMoved ? dueDayProblems(terms.dueDay, now) : [];
      if (problems.length > 0) throw ruleViolated(problems);
      return this.assignments.update(current, terms, now);
    });
  }

  /** Nobody is asked any more; one that is closed is left as it is. @throws AppError not-found, forbidden */
  close(callerId: string, ref: AssignmentRef): Promise<Assignment> {
    return this.unitOfWork.run(async () => {
      const current = await this.lock(callerId, ref);
      if (current.closedAt !== null) return current;
      const now = this.clock.now();
      return this.assignments.update(current, { closedAt: now }, now);
    });
  }

  /** @throws AppError not-found, forbidden, precondition-failed */
  async remove(callerId: string, ref: AssignmentRef, ifMatch: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const current = await this.lock(callerId, ref);
      assertUnchanged(current, ifMatch);
      await this.assignments.remove(current);
    });
  }

  private async lock(
    callerId: string,
    { cohortId, assignmentId }: AssignmentRef,
  ): Promise<Assignment> {
    await this.access.lockCoached(callerId, cohortId);
    const assignment = await this.assignments.find(cohortId, assignmentId);
    if (assignment === null) throw notFound('assignment');
    return assignment;
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

/** The part of a merge patch that changes something; null when nothing does. */
function changed(
  current: AssignmentTerms,
  change: AssignmentChange,
): Partial<AssignmentTerms> | null {
  const { title, note, dueDay, peerReviewsWanted } = change;
  const given = Object.entries({ title, note, dueDay, peerReviewsWanted }).filter(
    ([key, value]) => value !== undefined && Reflect.get(current, key) !== value,
  );
  return given.length === 0 ? null : Object.fromEntries(given);
}
