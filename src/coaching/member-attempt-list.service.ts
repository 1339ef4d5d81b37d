import { Injectable } from '@nestjs/common';
import { toGradeResponse, type GradeResponse } from '../attempts/grade.dto.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import {
  toMemberAttemptResponse,
  type ListMemberAttemptsQueryDto,
  type MemberAttemptResponse,
} from './member-attempts.dto.js';
import { MemberAttempts, type AttemptRef, type ListedAttempt } from './member-attempts.service.js';
import type { MemberRef } from './member-door.service.js';

/** A member's answers and their grades, page by page. */
@Injectable()
export class MemberAttemptList {
  constructor(
    private readonly attempts: MemberAttempts,
    private readonly cursors: Cursors,
  ) {}

  async list(
    coachId: string,
    ref: MemberRef,
    query: ListMemberAttemptsQueryDto,
  ): Promise<Page<MemberAttemptResponse>> {
    const { questionId, state, limit } = query;
    const { cohortId, memberId } = ref;
    const filters = [questionId ?? null, state ?? null];
    const scope = ['member-attempts', coachId, cohortId, memberId, ...filters];
    const [startedAt, id] = this.cursors.decode(query.cursor, scope) ?? [];
    const after = startedAt === undefined ? null : ([String(startedAt), String(id)] as const);
    const filter = { questionId, state, after, limit: limit + 1 };
    return this.cursors.toPage(
      await this.attempts.list(coachId, ref, filter),
      { limit, scope },
      {
        positionOf: ({ attempt }: ListedAttempt) => [attempt.startedAt.toISOString(), attempt.id],
        toItem: toMemberAttemptResponse,
      },
    );
  }

  async listGrades(
    coachId: string,
    ref: AttemptRef,
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<GradeResponse>> {
    const { cohortId, memberId, attemptId } = ref;
    const scope = ['member-grades', coachId, cohortId, memberId, attemptId];
    const [position] = this.cursors.decode(cursor, scope) ?? [];
    const before = position === undefined ? null : Number(position);
    const page = { before, limit: limit + 1 };
    return this.cursors.toPage(
      await this.attempts.listGrades(coachId, ref, page),
      { limit, scope },
      { positionOf: ({ grade }) => [grade.number], toItem: toGradeResponse },
    );
  }
}
