import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { StudyPace } from './domain/cost-minutes.js';
import { lastReversals } from './last-reversals.js';
import { LearnerPaceEntity } from './learner-pace.entity.js';

/** Fewer reviews of a kind say nothing about the next one. */
const fewestReviews = 3;

/** What learners' reviews of each kind of question take. */
@Injectable()
export class LearnerPaceRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(learnerId: string): Promise<LearnerPaceEntity | null> {
    return this.unitOfWork.manager.findOneBy(LearnerPaceEntity, { learnerId });
  }

  /** Median minutes by kind over the reviews of the study days from `from` to before `today`. */
  async measure(learnerId: string, from: string, today: string): Promise<StudyPace> {
    const rows = await this.unitOfWork.manager.query<{ kind: string; minutes: number }[]>(
      `WITH ${lastReversals}
       SELECT r.kind,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY e.duration_ms) / 60000 AS minutes
         FROM review_event e
         JOIN question q ON q.id = e.question_id
         JOIN question_revision r ON r.id = q.current_revision_id
         LEFT JOIN reversal ON reversal.target_id = e.id
        WHERE e.learner_id = $1 AND e.kind = 'review' AND e.duration_ms > 0
          AND e.study_day >= $2 AND e.study_day < $3
          AND reversal.kind IS DISTINCT FROM 'void'
        GROUP BY r.kind
       HAVING count(*) >= ${fewestReviews}`,
      [learnerId, from, today],
    );
    return Object.fromEntries(rows.map(({ kind, minutes }) => [kind, minutes]));
  }

  async save(pace: LearnerPaceEntity): Promise<void> {
    await this.unitOfWork.manager.upsert(LearnerPaceEntity, structuredClone(pace), ['learnerId']);
  }
}
