import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { toGradeResponse, type GradeResponse } from './grade.dto.js';
import { GradeRepository } from './grade.repository.js';
import { OwnAttempts } from './own-attempts.js';
import type { ShownGrade } from './domain/shown-grade.js';
import { ShownGrades } from './shown-grades.js';

/** The grades of an answer, as its author may see them. */
@Injectable()
export class GradeList {
  constructor(
    private readonly own: OwnAttempts,
    private readonly grades: GradeRepository,
    private readonly shown: ShownGrades,
    private readonly cursors: Cursors,
  ) {}

  async list(
    learnerId: string,
    attemptId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<GradeResponse>> {
    const scope = ['grades', learnerId, attemptId];
    const [position] = this.cursors.decode(cursor, scope) ?? [];
    await this.own.get(learnerId, attemptId);
    const before = position === undefined ? null : Number(position);
    const page = { before, limit: limit + 1 };
    const grades = await this.grades.listOpen(learnerId, attemptId, page);
    return this.cursors.toPage(
      await this.shown.describe(learnerId, grades),
      { limit, scope },
      { positionOf: ({ grade }: ShownGrade) => [grade.number], toItem: toGradeResponse },
    );
  }
}
