import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ReviewChecklistEntity } from './review-checklist.entity.js';

@Injectable()
export class ReviewChecklistRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(learnerId: string, reviewId: string): Promise<ReviewChecklistEntity | null> {
    return this.unitOfWork.manager.findOneBy(ReviewChecklistEntity, { learnerId, reviewId });
  }

  listOf(learnerId: string, reviewIds: readonly string[]): Promise<ReviewChecklistEntity[]> {
    const where = { learnerId, reviewId: In([...reviewIds]) };
    return this.unitOfWork.manager.findBy(ReviewChecklistEntity, where);
  }

  /** The first signed first. */
  listSignedBy(reviewerId: string): Promise<ReviewChecklistEntity[]> {
    return this.unitOfWork.manager.find(ReviewChecklistEntity, {
      where: { reviewerId },
      order: { signedAt: 'ASC', reviewId: 'ASC' },
    });
  }

  /** In place of what was signed before. */
  async put(checklist: ReviewChecklistEntity): Promise<void> {
    await this.unitOfWork.manager.upsert(ReviewChecklistEntity, checklist, [
      'learnerId',
      'reviewId',
    ]);
  }

  /** What was signed belongs to the work and stays. */
  async forgetReviewer(reviewerId: string): Promise<void> {
    await this.unitOfWork.manager.update(
      ReviewChecklistEntity,
      { reviewerId },
      { reviewerId: null },
    );
  }
}
