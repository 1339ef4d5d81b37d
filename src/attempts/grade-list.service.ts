import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { toGradeResponse, type GradeResponse } from './grade.dto.js';
import { GradeRepository } from './grade.repository.js';
import { OwnAttempts } from './own-attempts.js';

/** The grades of a learner's own answers. */
@Injectable()
export class GradeList {
  constructor(
    private readonly own: OwnAttempts,
    private readonly grades: GradeRepository,
    private readonly cursors: Cursors,
  ) {}

  /** Self grades only: what others think is shown by the feature that asked them, in its own time. */
  async list(
    learnerId: string,
    attemptId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<GradeResponse>> {
    const scope = ['grades', learnerId, attemptId];
    const [position] = this.cursors.decode(cursor, scope) ?? [];
    await this.own.get(learnerId, attemptId);
    const before = position === undefined ? null : Number(position);
    const rows = await this.grades.listSelf(learnerId, attemptId, { before, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ grade }) => [grade.number], toItem: toGradeResponse },
    );
  }
}
