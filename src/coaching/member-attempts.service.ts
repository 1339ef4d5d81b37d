import { Injectable } from '@nestjs/common';
import type { AttemptState } from '../attempts/domain/attempt.js';
import type { GradedAttempt } from '../attempts/domain/graded-attempt.js';
import type { ShownGrade } from '../attempts/domain/shown-grade.js';
import { SharedAttempts } from '../attempts/shared-attempts.service.js';
import type { CohortMember } from '../cohorts/cohort.reader.js';
import { AppError, notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { CohortMaterial } from './cohort-material.service.js';
import { withoutWords } from './domain/without-words.js';
import { MemberDoor, type MemberRef } from './member-door.service.js';

/** One answer of somebody in a cohort, as a path names it. */
export interface AttemptRef extends MemberRef {
  readonly attemptId: string;
}

/** Which of a member's answers, from where on. */
export interface MemberAttemptFilter {
  readonly questionId: string | undefined;
  readonly state: AttemptState | undefined;
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** An answer in a list. */
export interface ListedAttempt extends GradedAttempt {
  /** Of the question, as it is called now. */
  readonly title: string;
}

/** An answer with all it takes to grade it. */
export interface OpenedAnswer {
  readonly member: CohortMember;
  readonly graded: GradedAttempt;
  /** The one it was written to. */
  readonly revision: QuestionRevision;
  /** The latest grades. */
  readonly grades: readonly ShownGrade[];
}

const gradesShown = 20;

/** What coaches read of one member's answers: those to the cohort's questions, as far as they are shown. */
@Injectable()
export class MemberAttempts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly door: MemberDoor,
    private readonly material: CohortMaterial,
    private readonly shared: SharedAttempts,
    private readonly questions: QuestionReader,
  ) {}

  /** The latest first. @throws AppError not-found, not-shared */
  list(coachId: string, ref: MemberRef, filter: MemberAttemptFilter): Promise<ListedAttempt[]> {
    return this.unitOfWork.run(async () => {
      await this.door.open(coachId, ref, { what: 'attempt-list', subjectId: null });
      const shownAt = await this.material.listQuestionIds(coachId, ref.cohortId);
      const listed = await this.shared.list(ref.memberId, { ...filter, shownAt });
      const titles = await this.titlesOf(listed);
      return listed.map((graded) => ({
        ...graded,
        title: titles.get(graded.attempt.questionId) ?? '',
      }));
    });
  }

  /** @throws AppError not-found, not-shared */
  open(coachId: string, ref: AttemptRef): Promise<OpenedAnswer> {
    const { memberId, attemptId } = ref;
    return this.unitOfWork.run(async () => {
      const look = { what: 'answer', subjectId: attemptId } as const;
      const { member } = await this.door.open(coachId, ref, look);
      const graded = await this.get(coachId, ref);
      const page = { before: null, limit: gradesShown };
      return {
        member,
        graded,
        revision: await this.questions.getRevision(graded.attempt.revisionId),
        grades: await this.shared.listGrades({ learnerId: memberId, attemptId }, page),
      };
    });
  }

  /**
   * One that is about to be graded, without what is read of it. Only in the transaction of the grade.
   *
   * @throws AppError not-found, not-shared, invalid-state
   */
  async openToGrade(coachId: string, ref: AttemptRef): Promise<GradedAttempt> {
    const look = { what: 'answer', subjectId: ref.attemptId } as const;
    const { isArchived } = await this.door.open(coachId, ref, look);
    if (isArchived) {
      throw new AppError('invalid-state', 'In an archived cohort nothing is graded any more.');
    }
    return this.get(coachId, ref);
  }

  /**
   * The latest first. Of who shows scores only the grades go without words, but for the caller's own.
   *
   * @throws AppError not-found, not-shared
   */
  listGrades(
    coachId: string,
    ref: AttemptRef,
    page: { before: number | null; limit: number },
  ): Promise<ShownGrade[]> {
    const { memberId, attemptId } = ref;
    return this.unitOfWork.run(async () => {
      const look = { what: 'grades', subjectId: attemptId } as const;
      const { showsAnswers } = await this.door.open(coachId, ref, look);
      await this.get(coachId, ref);
      const grades = await this.shared.listGrades({ learnerId: memberId, attemptId }, page);
      return grades.map((shown) =>
        showsAnswers || shown.grade.graderId === coachId ? shown : withoutWords(shown),
      );
    });
  }

  /** One that was handed in and answers a question of the cohort. @throws AppError not-found */
  private async get(
    coachId: string,
    { cohortId, memberId, attemptId }: AttemptRef,
  ): Promise<GradedAttempt> {
    const graded = await this.shared.get(memberId, attemptId);
    const { questionId } = graded.attempt;
    if (await this.material.holds(coachId, cohortId, questionId)) return graded;
    throw notFound('attempt');
  }

  private async titlesOf(listed: readonly GradedAttempt[]): Promise<ReadonlyMap<string, string>> {
    const questionIds = Array.from(new Set(listed.map(({ attempt }) => attempt.questionId)));
    const questions = await this.questions.describe(questionIds);
    return new Map(questions.map(({ questionId, title }) => [questionId, title]));
  }
}
