import { Injectable } from '@nestjs/common';
import {
  AwaitingGradeReader,
  type OpenRequest,
  type WaitingAttempt,
  type WaitingPosition,
  type WaitingReason,
} from '../attempts/awaiting-grade.reader.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CoachedGroups } from './coached-groups.service.js';
import { CohortMaterial, type OpenWork } from './cohort-material.service.js';
import { ContestedGrades } from './contested-grades.service.js';
import type { Student } from './domain/student.js';

/** Which of the waiting answers, from where on. */
export interface QueueFilter {
  readonly memberId: string | undefined;
  readonly questionId: string | undefined;
  readonly reason: WaitingReason | undefined;
  readonly after: WaitingPosition | null;
  readonly limit: number;
}

/** An answer that waits, with its author's name. */
export interface QueuedAttempt extends WaitingAttempt {
  readonly displayName: string;
}

/**
 * The answers of a cohort that wait for a coach: those of members who show their answers, handed in and
 * not graded by a coach, or graded anew by their author since and now contested. What was only recalled
 * or given up leaves nothing to grade, and an archived cohort no one to do it.
 */
@Injectable()
export class GradingQueue {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: CoachedGroups,
    private readonly material: CohortMaterial,
    private readonly contested: ContestedGrades,
    private readonly awaiting: AwaitingGradeReader,
  ) {}

  /** @throws AppError not-found for who does not coach there */
  list(coachId: string, cohortId: string, filter: QueueFilter): Promise<QueuedAttempt[]> {
    return this.unitOfWork.run(async () => {
      const { isArchived, students } = await this.groups.open(coachId, cohortId, 'answer');
      const asked = students.filter(
        ({ learnerId }) => (filter.memberId ?? learnerId) === learnerId,
      );
      if (isArchived) return [];
      const questionIds = (await this.material.listQuestionIds(coachId, cohortId)).filter(
        (id) => (filter.questionId ?? id) === id,
      );
      const work = await this.material.listOpenWork(coachId, cohortId);
      const waiting = await this.read(asked, questionIds, { ...filter, work });
      const shownIds = waiting.slice(0, filter.limit - 1).map(({ learnerId }) => learnerId);
      await this.groups.note({ actorId: coachId, cohortId, what: 'attempt-list' }, shownIds);
      const names = new Map(asked.map(({ learnerId, displayName }) => [learnerId, displayName]));
      return waiting.map((each) => ({ ...each, displayName: names.get(each.learnerId) ?? '' }));
    });
  }

  positionOf(waiting: WaitingAttempt): WaitingPosition {
    return this.awaiting.positionOf(waiting);
  }

  private async read(
    students: readonly Student[],
    questionIds: readonly string[],
    { work, reason, after, limit }: QueueFilter & { work: readonly OpenWork[] },
  ): Promise<WaitingAttempt[]> {
    const learnerIds = students.map(({ learnerId }) => learnerId);
    const reopened = await this.contested.listReopened(learnerIds, questionIds);
    return this.awaiting.page({
      learnerIds,
      questionIds,
      requests: work.flatMap(requestsOf),
      assigned: work.flatMap(({ id, questionIds: wanted }) =>
        wanted.map((questionId) => ({ assignmentId: id, questionId })),
      ),
      reopenedIds: reopened.map(({ attemptId }) => attemptId),
      reason: reason ?? null,
      after,
      limit,
    });
  }
}

/** Whom an assignment asks. */
function requestsOf({ id, dueDay, createdAt, memberIds }: OpenWork): OpenRequest[] {
  const request = { assignmentId: id, dueDay, since: createdAt };
  if (memberIds === null) return [{ ...request, learnerId: null }];
  return memberIds.map((learnerId) => ({ ...request, learnerId }));
}
