import { Injectable } from '@nestjs/common';
import { GroupAttemptsReader } from '../attempts/group-attempts.reader.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { studyDayOf } from '../scheduling/domain/study-day.js';
import { GroupPracticeReader } from '../scheduling/group-practice.reader.js';
import type { OpenWork } from './cohort-material.service.js';
import { assignmentState, type AssignmentState } from './domain/assignment-state.js';
import type { Student } from './domain/student.js';

/** How many assignments of somebody are how far. */
export type AssignmentCounts = Readonly<Record<AssignmentState, number>>;

/**
 * How far people are with what was assigned. A question is answered by a review on the day it was
 * assigned or later, as the queue has it, and a project by handing it in.
 */
@Injectable()
export class AssignmentProgress {
  constructor(
    private readonly practice: GroupPracticeReader,
    private readonly attempts: GroupAttemptsReader,
    private readonly questions: QuestionReader,
  ) {}

  /** By learner. */
  async measure(
    students: readonly Student[],
    work: readonly OpenWork[],
  ): Promise<ReadonlyMap<string, AssignmentCounts>> {
    const answered = await this.countAnswered(students, work);
    return new Map(
      students.map((student) => {
        const counts = { done: 0, open: 0, overdue: 0 };
        for (const { id, questionIds, dueDay, memberIds } of work) {
          if (!isFor(memberIds, student)) continue;
          const done = answered.get(keyOf({ learnerId: student.learnerId, assignmentId: id })) ?? 0;
          const progress = { wanted: questionIds.length, answered: done, dueDay };
          counts[assignmentState(progress, student.today)] += 1;
        }
        return [student.learnerId, counts];
      }),
    );
  }

  private async countAnswered(
    students: readonly Student[],
    work: readonly OpenWork[],
  ): Promise<ReadonlyMap<string, number>> {
    if (work.length === 0) return new Map();
    const wanted = work.flatMap(({ id, createdAt, memberIds }) =>
      students
        .filter((student) => isFor(memberIds, student))
        .map((student) => ({
          learnerId: student.learnerId,
          assignmentId: id,
          since: studyDayOf(createdAt, student),
        })),
    );
    const asked = work.flatMap(({ id, createdAt, questionIds }) =>
      questionIds.map((questionId) => ({ assignmentId: id, questionId, since: createdAt })),
    );
    const counts = new Map<string, number>();
    const projects = await this.listProjects(asked.map(({ questionId }) => questionId));
    const learnerIds = students.map(({ learnerId }) => learnerId);
    for (const count of [
      ...(await this.practice.countAnswered(wanted, asked)),
      ...(await this.attempts.countHandedIn(
        learnerIds,
        asked.filter(({ questionId }) => projects.has(questionId)),
      )),
    ]) {
      const key = keyOf(count);
      counts.set(key, (counts.get(key) ?? 0) + count.answered);
    }
    return counts;
  }

  private async listProjects(questionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const questions = await this.questions.currentOf(Array.from(new Set(questionIds)));
    const projects = questions.filter(({ isScheduled }) => !isScheduled);
    return new Set(projects.map(({ questionId }) => questionId));
  }
}

function isFor(memberIds: readonly string[] | null, { learnerId }: Student): boolean {
  return memberIds === null || memberIds.includes(learnerId);
}

function keyOf({ learnerId, assignmentId }: { learnerId: string; assignmentId: string }): string {
  return `${learnerId} ${assignmentId}`;
}
