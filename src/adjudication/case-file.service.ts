import { Injectable } from '@nestjs/common';
import { AttemptReader } from '../attempts/attempt.reader.js';
import type { Attempt } from '../attempts/domain/attempt.js';
import type { Grade } from '../attempts/domain/grade.js';
import { GradeReader } from '../attempts/grade.reader.js';
import type { PeerReview } from '../peer-review/domain/peer-review.js';
import type { PeerSettlement } from '../peer-review/domain/peer-review-request.js';
import { ReviewedAnswerReader } from '../peer-review/reviewed-answer.reader.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';

/** A review with what it says. */
export interface FiledReview {
  readonly review: PeerReview;
  readonly grade: Grade;
}

/** All it takes to decide a case. */
export interface CaseMaterial {
  readonly attempt: Attempt;
  /** The one the answer was written to. */
  readonly revision: QuestionRevision;
  /** Those handed in, in their order. */
  readonly reviews: readonly FiledReview[];
  /** What peers came to last; null while nothing was. */
  readonly settlement: PeerSettlement | null;
}

/** Gathers what a case is about. Whether it may be seen is decided before. */
@Injectable()
export class CaseFiles {
  constructor(
    private readonly attempts: AttemptReader,
    private readonly grades: GradeReader,
    private readonly questions: QuestionReader,
    private readonly answers: ReviewedAnswerReader,
  ) {}

  async gather(adjudicated: AdjudicationCase): Promise<CaseMaterial> {
    const { learnerId, attemptId } = adjudicated;
    const attempt = await this.attempts.get(learnerId, attemptId);
    const latest = await this.answers.findSettlement(adjudicated);
    return {
      attempt,
      revision: await this.questions.getRevision(attempt.revisionId),
      reviews: await this.listReviews(adjudicated),
      settlement: latest?.settlement ?? null,
    };
  }

  private async listReviews(adjudicated: AdjudicationCase): Promise<FiledReview[]> {
    const reviews = await this.answers.listHandedIn(adjudicated);
    const gradeIds = reviews.flatMap(({ gradeId }) => gradeId ?? []);
    const grades = await this.grades.getAll(adjudicated.learnerId, gradeIds);
    return reviews.flatMap((review) => {
      const grade = grades.get(review.gradeId ?? '');
      return grade === undefined ? [] : [{ review, grade }];
    });
  }
}
