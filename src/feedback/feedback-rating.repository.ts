import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { FeedbackRating } from './domain/feedback-rating.js';
import { FeedbackRatingEntity } from './feedback-rating.entity.js';
import type { FeedbackKey } from './feedback-request.repository.js';

/** What learners think of feedback. */
@Injectable()
export class FeedbackRatingRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In the place of the one before. @returns when the first was made */
  async put({ learnerId, id }: FeedbackKey, rating: FeedbackRating): Promise<Date> {
    const [row] = await this.unitOfWork.manager.query<{ createdAt: Date }[]>(
      `INSERT INTO feedback_rating
         (learner_id, request_id, helpful, comment, disputes, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (learner_id, request_id) DO UPDATE
          SET helpful = EXCLUDED.helpful, comment = EXCLUDED.comment,
              disputes = EXCLUDED.disputes, updated_at = EXCLUDED.updated_at
       RETURNING created_at AS "createdAt"`,
      [
        learnerId,
        id,
        rating.helpful,
        rating.comment,
        JSON.stringify(rating.disputes),
        rating.createdAt,
        rating.updatedAt,
      ],
    );
    return row?.createdAt ?? rating.createdAt;
  }

  listAll(learnerId: string): Promise<FeedbackRatingEntity[]> {
    return this.unitOfWork.manager.find(FeedbackRatingEntity, {
      where: { learnerId },
      order: { createdAt: 'ASC', requestId: 'ASC' },
    });
  }
}
