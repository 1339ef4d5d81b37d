import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Grade } from './domain/grade.js';
import { GradeEntity } from './grade.entity.js';

/** A grade, and whether a newer one of the same kind and grader has taken its place. */
export interface RankedGrade {
  readonly grade: Grade;
  readonly counts: boolean;
}

/** Judgements of answers, in the order in which they were given. */
@Injectable()
export class GradeRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  isGraded(learnerId: string, attemptId: string): Promise<boolean> {
    return this.unitOfWork.manager.existsBy(GradeEntity, { learnerId, attemptId });
  }

  /** The self grade that counts. */
  findSelf(learnerId: string, attemptId: string): Promise<GradeEntity | null> {
    return this.unitOfWork.manager.findOne(GradeEntity, {
      where: { learnerId, attemptId, kind: 'self' },
      order: { number: 'DESC' },
    });
  }

  /** The number of an attempt's next grade. Only while the attempt is locked. */
  async nextNumber(learnerId: string, attemptId: string): Promise<number> {
    const last = await this.unitOfWork.manager.maximum(GradeEntity, 'number', {
      learnerId,
      attemptId,
    });
    return (last ?? 0) + 1;
  }

  /** The author's own grades, latest first, from below the number `before` on. */
  async listSelf(
    learnerId: string,
    attemptId: string,
    { before, limit }: { before: number | null; limit: number },
  ): Promise<RankedGrade[]> {
    const counting = await this.findSelf(learnerId, attemptId);
    const below = before === null ? {} : { number: LessThan(before) };
    const rows = await this.unitOfWork.manager.find(GradeEntity, {
      where: { learnerId, attemptId, kind: 'self', ...below },
      order: { number: 'DESC' },
      take: limit,
    });
    return rows.map((grade) => ({ grade, counts: grade.number === counting?.number }));
  }

  async insert(grade: GradeEntity): Promise<void> {
    await this.unitOfWork.manager.insert(GradeEntity, grade);
  }

  /** All grades somebody gave themselves; of each attempt the one that counts comes last. */
  listAllSelf(learnerId: string): Promise<GradeEntity[]> {
    return this.unitOfWork.manager.find(GradeEntity, {
      where: { learnerId, kind: 'self' },
      order: { attemptId: 'ASC', number: 'ASC' },
    });
  }
}
