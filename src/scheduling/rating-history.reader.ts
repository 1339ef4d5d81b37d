import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { RatingCounts, RatingHistory } from './domain/rating-habits.js';
import { lastReversals } from './last-reversals.js';

interface CountedRating {
  isFirst: boolean;
  rating: number;
  count: number;
}

/** How learners rate themselves, in the log as it stands. */
@Injectable()
export class RatingHistoryReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Reviews that were taken back do not count. Corrections change nothing: this is about what somebody
   * tends to say, not about what it was worth.
   */
  async count(learnerId: string): Promise<RatingHistory> {
    const rows = await this.unitOfWork.manager.query<CountedRating[]>(
      `WITH ${lastReversals},
       standing AS (
         SELECT rating,
                row_number() OVER (PARTITION BY question_id ORDER BY occurred_at, id) AS of_card,
                row_number() OVER (PARTITION BY question_id, study_day
                                   ORDER BY occurred_at, id) AS of_day
           FROM review_event review LEFT JOIN reversal ON reversal.target_id = review.id
          WHERE learner_id = $1 AND review.kind = 'review'
            AND reversal.kind IS DISTINCT FROM 'void')
       SELECT of_card = 1 AS "isFirst", rating, count(*)::int AS count
         FROM standing WHERE of_day = 1 GROUP BY 1, 2`,
      [learnerId],
    );
    const countsOf = (first: boolean): RatingCounts => {
      const counts: [number, number, number, number] = [0, 0, 0, 0];
      for (const { isFirst, rating, count } of rows)
        if (isFirst === first) counts[rating - 1] = count;
      return counts;
    };
    return { first: countsOf(true), later: countsOf(false) };
  }
}
