import { Injectable } from '@nestjs/common';
import { AttemptReader } from '../attempts/attempt.reader.js';
import type { Attempt } from '../attempts/domain/attempt.js';
import { CohortReader } from '../cohorts/cohort.reader.js';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { reviewableProblems } from './domain/reviewable-problems.js';

/** What an author asks for. */
export interface RequestWish {
  readonly attemptId: string;
  /** Null leaves it to the cohort's assignment, or to what is usual. */
  readonly reviewsWanted: number | null;
  /** Null asks everybody who answered the question. */
  readonly cohortId: string | null;
}

/** What may be asked for: which answer, and how many reviews. */
export interface RequestTerms {
  readonly attempt: Attempt;
  readonly wanted: number;
}

const usualReviews = 3;

/** Whether an answer may be reviewed, and where. */
@Injectable()
export class RequestTermsFinder {
  constructor(
    private readonly attempts: AttemptReader,
    private readonly cohorts: CohortReader,
    private readonly questions: QuestionReader,
  ) {}

  /** @throws AppError not-found, conflict for an archived cohort, invalid-state, rule-violated */
  async find(authorId: string, wish: RequestWish): Promise<RequestTerms> {
    const { attemptId, cohortId, reviewsWanted } = wish;
    const attempt = await this.attempts.get(authorId, attemptId);
    if (cohortId !== null) await this.assertInUse(authorId, cohortId);
    assertGraded(attempt);
    const problems = reviewableProblems(attempt);
    if (problems.length > 0) throw ruleViolated(problems);
    if (cohortId === null) return { attempt, wanted: reviewsWanted ?? usualReviews };
    const bankId = await this.assertInScope(cohortId, attempt.questionId);
    const place = { cohortId, bankId, questionId: attempt.questionId };
    const wanted = reviewsWanted ?? (await this.findAssigned(authorId, place)) ?? usualReviews;
    return { attempt, wanted };
  }

  private async assertInUse(authorId: string, cohortId: string): Promise<void> {
    const { cohort } = await this.cohorts.getOwn(authorId, cohortId);
    if (cohort.archivedAt === null) return;
    throw new AppError('invalid-state', 'The cohort is archived: nobody reviews there any more.');
  }

  private async assertInScope(cohortId: string, questionId: string): Promise<string> {
    const { bankIds, questionIds } = await this.cohorts.getScope(cohortId);
    const [question] = await this.questions.currentOf([questionId]);
    const isIn =
      question !== undefined &&
      (bankIds.includes(question.bankId) || questionIds.includes(questionId));
    if (isIn) return question.bankId;
    const detail = 'does not practise this question';
    throw ruleViolated([{ pointer: '#/cohortId', code: 'not-in-scope', detail }]);
  }

  /** How many reviews the cohort's open assignments ask for; null when they do not. */
  private async findAssigned(
    authorId: string,
    { cohortId, bankId, questionId }: { cohortId: string; bankId: string; questionId: string },
  ): Promise<number | null> {
    const assigned = (await this.cohorts.listOpenAssignments(authorId)).filter(
      (each) =>
        each.cohortId === cohortId &&
        (each.bankId === bankId || each.questionIds.includes(questionId)),
    );
    const most = Math.max(0, ...assigned.map(({ peerReviewsWanted }) => peerReviewsWanted));
    return most === 0 ? null : most;
  }
}

/** The author grades first: who has seen others' grades does not judge for themselves any more. */
function assertGraded({ state }: Attempt): void {
  if (state === 'self_graded' || state === 'closed') return;
  throw new AppError('invalid-state', 'This needs an answer that you have graded yourself.', {
    extensions: { state },
  });
}
