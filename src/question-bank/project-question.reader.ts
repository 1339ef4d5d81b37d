import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Capstone, Milestone } from './domain/question-parts.js';

/** A milestone as it stands now. */
export interface MilestoneQuestion {
  readonly questionId: string;
  readonly title: string;
  readonly milestone: Milestone;
}

/** A capstone as it stands now, with its milestones in their order. */
export interface CapstoneQuestion {
  readonly questionId: string;
  readonly bankId: string;
  readonly slug: string;
  readonly title: string;
  readonly skills: readonly string[];
  readonly capstone: Capstone;
  readonly milestones: readonly MilestoneQuestion[];
}

/** SQL for all that is not retired; a milestone names its capstone by slug, in the same bank. */
const capstones = (isWanted: string): string => `
  SELECT q.id AS "questionId", q.bank_id AS "bankId", q.slug, r.title, r.skills, r.capstone,
         coalesce((
           SELECT json_agg(json_build_object('questionId', m.id, 'title', mr.title,
                                             'milestone', mr.milestone)
                           ORDER BY (mr.milestone->>'number')::int)
             FROM question m JOIN question_revision mr ON mr.id = m.current_revision_id
            WHERE m.bank_id = q.bank_id AND m.retired_at IS NULL AND mr.kind = 'milestone'
              AND mr.milestone->>'capstone' = q.slug), '[]') AS milestones
    FROM question q JOIN question_revision r ON r.id = q.current_revision_id
   WHERE r.kind = 'capstone' AND ${isWanted}`;

/** Projects, which are handed in and not remembered. Who may read their bank is for who asks. */
@Injectable()
export class ProjectQuestionReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those of these banks that are not retired, in the order of introduction. */
  listIn(bankIds: readonly string[]): Promise<CapstoneQuestion[]> {
    return this.unitOfWork.manager.query<CapstoneQuestion[]>(
      `${capstones('q.bank_id = ANY($1::uuid[]) AND q.retired_at IS NULL')}
        ORDER BY q.bank_id, q.position, q.id`,
      [bankIds],
    );
  }

  /** By its own id, retired or not; null when it is no capstone. */
  async find(questionId: string): Promise<CapstoneQuestion | null> {
    const rows = await this.unitOfWork.manager.query<CapstoneQuestion[]>(capstones('q.id = $1'), [
      questionId,
    ]);
    return rows[0] ?? null;
  }

  /** The one that a milestone is of; null when it is no milestone of any. */
  async findOfMilestone(questionId: string): Promise<CapstoneQuestion | null> {
    const rows = await this.unitOfWork.manager.query<CapstoneQuestion[]>(
      capstones(`(q.bank_id, q.slug) = (
        SELECT m.bank_id, mr.milestone->>'capstone'
          FROM question m JOIN question_revision mr ON mr.id = m.current_revision_id
         WHERE m.id = $1)`),
      [questionId],
    );
    return rows[0] ?? null;
  }
}
