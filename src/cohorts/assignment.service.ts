import { Injectable } from '@nestjs/common';
import { AppError, notFound, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { AssignmentRepository } from './assignment.repository.js';
import { CohortAccess } from './cohort-access.service.js';
import type { Assignment, AssignmentTerms } from './domain/assignment.js';
import { dueDayProblems } from './domain/due-day-problems.js';

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
  ) {}

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
