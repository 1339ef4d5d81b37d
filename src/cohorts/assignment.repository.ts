import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AssignmentMemberEntity } from './assignment-member.entity.js';
import { AssignmentQuestionEntity } from './assignment-question.entity.js';
import { AssignmentEntity } from './assignment.entity.js';
import { CohortEntity } from './cohort.entity.js';
import type { Assignment, AssignmentTerms } from './domain/assignment.js';
import { MembershipEntity } from './membership.entity.js';

/** An assignment as somebody in its cohort meets it. */
export interface MetAssignment extends Assignment {
  readonly isArchived: boolean;
}

const assignment = `
  SELECT a.id, a.cohort_id AS "cohortId", a.title, a.note, a.bank_id AS "bankId",
         a.due_day::text AS "dueDay", a.peer_reviews_wanted AS "peerReviewsWanted", a.version,
         a.created_by AS "createdBy", a.created_at AS "createdAt", a.updated_at AS "updatedAt",
         a.closed_at AS "closedAt", c.archived_at IS NOT NULL AS "isArchived",
         ARRAY(SELECT q.question_id FROM assignment_question q WHERE q.assignment_id = a.id
                ORDER BY q.position) AS "questionIds",
         CASE WHEN NOT a.is_for_all THEN
           ARRAY(SELECT m.learner_id FROM assignment_member m WHERE m.assignment_id = a.id
                  ORDER BY m.learner_id) END AS "memberIds"
    FROM assignment a JOIN cohort c ON c.id = a.cohort_id`;

/** Every write tells those who practise by it, by the cohort's change number. */
@Injectable()
export class AssignmentRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(cohortId: string, id: string): Promise<MetAssignment | null> {
    const [found] = await this.manager.query<MetAssignment[]>(
      `${assignment} WHERE a.cohort_id = $1 AND a.id = $2`,
      [cohortId, id],
    );
    return found ?? null;
  }

  /** The latest made first; for one person only what is assigned to them. */
  page(
    cohortId: string,
    page: { forId: string | null; beforeId: string | null; limit: number },
  ): Promise<MetAssignment[]> {
    return this.manager.query<MetAssignment[]>(
      `${assignment}
        WHERE a.cohort_id = $1 AND ($2::uuid IS NULL OR a.id < $2)
          AND ($3::uuid IS NULL OR a.is_for_all OR EXISTS (
                SELECT FROM assignment_member m WHERE m.assignment_id = a.id AND m.learner_id = $3))
        ORDER BY a.id DESC
        LIMIT $4`,
      [cohortId, page.beforeId, page.forId, page.limit],
    );
  }

  /** All of a cohort, closed ones included, in the order in which they were made. */
  listAll(cohortId: string): Promise<MetAssignment[]> {
    return this.manager.query<MetAssignment[]>(
      `${assignment} WHERE a.cohort_id = $1 ORDER BY a.id`,
      [cohortId],
    );
  }

  /** What is not closed in the cohorts that somebody learns in, in no order. */
  listNotClosed(learnerId: string): Promise<MetAssignment[]> {
    return this.manager.query<MetAssignment[]>(
      `${assignment}
         JOIN cohort_membership m
           ON m.cohort_id = a.cohort_id AND m.learner_id = $1 AND m.role = 'member'
        WHERE a.closed_at IS NULL AND c.archived_at IS NULL
          AND (a.is_for_all OR EXISTS (
                SELECT FROM assignment_member w
                 WHERE w.learner_id = $1 AND w.assignment_id = a.id))`,
      [learnerId],
    );
  }

  /** How many of a cohort are not closed. */
  countOpen(cohortId: string): Promise<number> {
    return this.manager.countBy(AssignmentEntity, { cohortId, closedAt: IsNull() });
  }

  /** Those of these banks that everybody in the cohort can read. */
  async listReadableBanks(cohortId: string, bankIds: readonly string[]): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT b.id FROM bank b
         LEFT JOIN cohort_bank_held c ON c.bank_id = b.id AND c.cohort_id = $1
        WHERE b.id = ANY($2::uuid[]) AND (b.visibility = 'public' OR c.bank_id IS NOT NULL)`,
      [cohortId, bankIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of these questions that are asked, and that everybody in the cohort can read as it has them. */
  async listReadableQuestions(cohortId: string, questionIds: readonly string[]): Promise<string[]> {
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT q.id FROM question q JOIN bank b ON b.id = q.bank_id
         LEFT JOIN cohort_bank_held c ON c.bank_id = b.id AND c.cohort_id = $1
        WHERE q.id = ANY($2::uuid[]) AND q.retired_at IS NULL
          AND (b.visibility = 'public' OR c.bank_id IS NOT NULL)
          AND EXISTS (
            SELECT FROM bank_listing l
             WHERE l.bank_id = b.id AND l.question_id = q.id
               AND CASE WHEN c.pinned_release IS NULL THEN l.until_release IS NULL
                        ELSE l.since_release <= c.pinned_release
                             AND (l.until_release IS NULL OR l.until_release > c.pinned_release) END)`,
      [cohortId, questionIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of these accounts that learn in the cohort. */
  async listLearning(cohortId: string, accountIds: readonly string[]): Promise<string[]> {
    const members = await this.manager.find(MembershipEntity, {
      select: { learnerId: true },
      where: { cohortId, role: 'member', learnerId: In([...accountIds]) },
    });
    return members.map(({ learnerId }) => learnerId);
  }

  /** All who learn in the cohort. */
  async listAllLearning(cohortId: string): Promise<string[]> {
    const members = await this.manager.find(MembershipEntity, {
      select: { learnerId: true },
      where: { cohortId, role: 'member' },
    });
    return members.map(({ learnerId }) => learnerId);
  }

  async insert({ memberIds, questionIds, ...made }: Assignment): Promise<void> {
    const { id: assignmentId, cohortId } = made;
    await this.manager.insert(AssignmentEntity, { ...made, isForAll: memberIds === null });
    await this.manager.insert(
      AssignmentQuestionEntity,
      questionIds.map((questionId, position) => ({ assignmentId, questionId, position })),
    );
    await this.manager.insert(
      AssignmentMemberEntity,
      (memberIds ?? []).map((learnerId) => ({ learnerId, assignmentId, cohortId })),
    );
    await this.noteChange(cohortId);
  }

  async update<T extends Assignment>(
    current: T,
    changes: Partial<AssignmentTerms & Pick<Assignment, 'closedAt'>>,
    now: Date,
  ): Promise<T> {
    const { id, cohortId, version } = current;
    const written = { ...changes, version: version + 1, updatedAt: now };
    await this.manager.update(AssignmentEntity, { id }, written);
    await this.noteChange(cohortId);
    return { ...current, ...written };
  }

  async remove({ id, cohortId }: Assignment): Promise<void> {
    await this.manager.delete(AssignmentEntity, { id });
    await this.noteChange(cohortId);
  }

  private async noteChange(id: string): Promise<void> {
    await this.manager.increment(CohortEntity, { id }, 'changeNumber', 1);
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
