import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, Not } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { kindsOpenToAuthor, type Grade } from './domain/grade.js';
import { GradeEntity } from './grade.entity.js';

/** What decides which of an answer's grades count, and which is in force. */
export type GradeStanding = Pick<
  Grade,
  'attemptId' | 'number' | 'kind' | 'graderId' | 'score' | 'verdict' | 'ratingFinal' | 'leavesCard'
>;

/** Judgements of answers, in the order in which they were given. */
@Injectable()
export class GradeRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  isGraded(learnerId: string, attemptId: string): Promise<boolean> {
    return this.unitOfWork.manager.existsBy(GradeEntity, { learnerId, attemptId });
  }

  /** Every grade of these attempts that stands, as far as it decides which of them count. */
  listStandings(learnerId: string, attemptIds: readonly string[]): Promise<GradeStanding[]> {
    return this.unitOfWork.manager.find(GradeEntity, {
      select: {
        attemptId: true,
        number: true,
        kind: true,
        graderId: true,
        score: true,
        verdict: true,
        ratingFinal: true,
        leavesCard: true,
      },
      where: { learnerId, attemptId: In([...attemptIds]), voidedAt: IsNull() },
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

  /** Those its author is shown, latest first, from below the number `before` on. */
  listOpen(
    learnerId: string,
    attemptId: string,
    { before, limit }: { before: number | null; limit: number },
  ): Promise<GradeEntity[]> {
    const below = before === null ? {} : { number: LessThan(before) };
    return this.unitOfWork.manager.find(GradeEntity, {
      where: { learnerId, attemptId, kind: In([...kindsOpenToAuthor]), ...below },
      order: { number: 'DESC' },
      take: limit,
    });
  }

  /** Let grades of an attempt count no more. Those struck out before stay as they are. */
  async void(
    { learnerId, attemptId }: Pick<Grade, 'learnerId' | 'attemptId'>,
    ids: readonly string[],
    at: Date,
  ): Promise<void> {
    const standing = { learnerId, attemptId, id: In([...ids]), voidedAt: IsNull() };
    await this.unitOfWork.manager.update(GradeEntity, standing, { voidedAt: at });
  }

  listByIds(learnerId: string, ids: readonly string[]): Promise<GradeEntity[]> {
    return this.unitOfWork.manager.findBy(GradeEntity, { learnerId, id: In([...ids]) });
  }

  /** All grades of a kind that one person gave to one answer, in their order. */
  listGiven({
    learnerId,
    attemptId,
    kind,
    graderId,
  }: Pick<Grade, 'learnerId' | 'attemptId' | 'kind' | 'graderId'>): Promise<GradeEntity[]> {
    return this.unitOfWork.manager.find(GradeEntity, {
      where: { learnerId, attemptId, kind, graderId },
      order: { number: 'ASC' },
    });
  }

  async insert(grade: GradeEntity): Promise<void> {
    await this.unitOfWork.manager.insert(GradeEntity, grade);
  }

  /** All grades of somebody's answers that they are shown. */
  listAllOpen(learnerId: string): Promise<GradeEntity[]> {
    return this.unitOfWork.manager.find(GradeEntity, {
      where: { learnerId, kind: In([...kindsOpenToAuthor]) },
      order: { attemptId: 'ASC', number: 'ASC' },
    });
  }

  /** All grades that somebody gave to others they know of; anonymous reviews are told of elsewhere. */
  listAllGiven(graderId: string): Promise<GradeEntity[]> {
    return this.unitOfWork.manager.find(GradeEntity, {
      where: { graderId, kind: Not(In(['self', 'peer'])) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }
}
