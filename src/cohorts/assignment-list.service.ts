import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { AssignmentRepository } from './assignment.repository.js';
import type { AssignmentRef } from './assignment.service.js';
import { CohortAccess } from './cohort-access.service.js';
import type { Assignment } from './domain/assignment.js';
import type { CohortRole } from './domain/cohort.js';
import { isAssignedTo } from './domain/is-assigned-to.js';

/** What is assigned in a cohort: everything for those who coach it, for the others what they are asked. */
@Injectable()
export class AssignmentList {
  constructor(
    private readonly access: CohortAccess,
    private readonly assignments: AssignmentRepository,
    private readonly cursors: Cursors,
  ) {}

  /** The latest made first, closed ones included. @throws AppError not-found */
  async list(
    callerId: string,
    cohortId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<Assignment>> {
    const { role } = await this.access.getStanding(callerId, cohortId);
    const forId = role === 'member' ? callerId : null;
    const scope = ['assignments', callerId, cohortId, role];
    const position = this.cursors.decode(cursor, scope);
    const beforeId = position === null ? null : String(position[0]);
    const page = { forId, beforeId, limit: limit + 1 };
    const rows = await this.assignments.page(cohortId, page);
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: (assignment) => shownTo(role, assignment) },
    );
  }

  /** @throws AppError not-found, alike for what is assigned to others */
  async get(callerId: string, { cohortId, assignmentId }: AssignmentRef): Promise<Assignment> {
    const { role } = await this.access.getStanding(callerId, cohortId);
    const assignment = await this.assignments.find(cohortId, assignmentId);
    const isTheirs =
      assignment !== null && (role !== 'member' || isAssignedTo(assignment, callerId));
    if (!isTheirs) throw notFound('assignment');
    return shownTo(role, assignment);
  }
}

/** Who else is asked is for those who coach to know. */
function shownTo(role: CohortRole, assignment: Assignment): Assignment {
  return role === 'member' ? { ...assignment, memberIds: null } : assignment;
}
