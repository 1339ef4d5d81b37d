import { ApiProperty } from '@nestjs/swagger';
import { CanBeAbsent, IsDay, IsId, IsIdList, IsText, IsWhole } from '../platform/http/fields.js';
import type { AssignmentOrder } from './assignment-making.service.js';
import type { AssignmentChange } from './assignment.service.js';
import type { Assignment } from './domain/assignment.js';

/** Something to do for the members of a cohort: name a bank, or questions. */
export class CreateAssignmentDto {
  /** What to call it. @example Replication, week 3 */
  @IsText(1, 120)
  title: string;

  /** What to mind; empty unless given. @example Draw the write path first. */
  @CanBeAbsent()
  @IsText(0, 4000)
  note?: string;

  /** A bank, all questions of which are meant as the cohort has it: pinned, or the newest release. */
  @CanBeAbsent()
  @IsId()
  bankId?: string;

  /** Questions instead, of public banks or those that the cohort has, in the order in which they are meant. */
  @IsIdList({ min: 1, max: 100 })
  questionIds?: string[];

  /** The day to be done by, by each member's own calendar; at most 365 days ahead. */
  @IsDay()
  dueDay: string;

  /** How many other members are to grade each answer; 0 unless given. @example 2 */
  @CanBeAbsent()
  @IsWhole(0, 5)
  peerReviewsWanted?: number;

  /** Whom it is for; left out, it is for all members, those who join later included. */
  @IsIdList({ min: 1, max: 500 })
  memberIds?: string[];
}

/** A change of an assignment: what is left out stays. */
export class UpdateAssignmentDto {
  /** What to call it. @example Replication, week 3 */
  @CanBeAbsent()
  @IsText(1, 120)
  title?: string;

  /** What to mind. @example Draw the write path first. */
  @CanBeAbsent()
  @IsText(0, 4000)
  note?: string;

  /** The day to be done by, by each member's own calendar; at most 365 days ahead. */
  @CanBeAbsent()
  @IsDay()
  dueDay?: string;

  /** How many other members are to grade each answer. @example 2 */
  @CanBeAbsent()
  @IsWhole(0, 5)
  peerReviewsWanted?: number;
}

/** The path parameters of an assignment. */
export class AssignmentParamDto {
  /** Id of the cohort. */
  @IsId()
  id: string;

  /** Id of the assignment. */
  @IsId()
  assignmentId: string;
}

/** Something to do for the members of a cohort. */
export class AssignmentResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example 1 */
  version: number;
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  cohortId: string;
  /** @example Replication, week 3 */
  title: string;
  /** @example Draw the write path first. */
  note: string;
  /** The bank that is meant, null when questions are named. */
  bankId: string | null;
  /** The questions that are named; none when a bank is meant. */
  questionIds: string[];
  /** The day to be done by, by each member's own calendar. @example 2026-12-06 */
  dueDay: string;
  /** How many other members are to grade each answer. @example 2 */
  peerReviewsWanted: number;
  /** Whom it is for; null when it is for all members, and for callers who do not coach here. */
  @ApiProperty({ type: 'array', items: { type: 'string', format: 'uuid' }, nullable: true })
  memberIds: string[] | null;
  /** @example 2026-11-22T09:30:00.000Z */
  createdAt: string;
  /** When it was closed; null while it is open. @example null */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closedAt: string | null;
}

/** A page of assignments, the latest made first. */
export class AssignmentPageResponse {
  data: AssignmentResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toAssignmentOrder(body: CreateAssignmentDto): AssignmentOrder {
  const { title, note = '', dueDay, peerReviewsWanted = 0 } = body;
  const { bankId = null, questionIds = [], memberIds = null } = body;
  return { title, note, dueDay, peerReviewsWanted, bankId, questionIds, memberIds };
}

export function toAssignmentChange(body: UpdateAssignmentDto): AssignmentChange {
  const { title, note, dueDay, peerReviewsWanted } = body;
  return { title, note, dueDay, peerReviewsWanted };
}

export function toAssignmentResponse(assignment: Assignment): AssignmentResponse {
  const { id, version, cohortId, title, note, bankId, dueDay, peerReviewsWanted } = assignment;
  const { questionIds, memberIds, createdAt, closedAt } = assignment;
  return {
    id,
    version,
    cohortId,
    title,
    note,
    bankId,
    questionIds: [...questionIds],
    dueDay,
    peerReviewsWanted,
    memberIds: memberIds === null ? null : [...memberIds],
    createdAt: createdAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}
