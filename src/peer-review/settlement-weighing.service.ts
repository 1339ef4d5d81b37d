import { Injectable } from '@nestjs/common';
import { AttemptReader } from '../attempts/attempt.reader.js';
import { GradeReader } from '../attempts/grade.reader.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { PeerReviewRequest } from './domain/peer-review-request.js';
import type { PeerReview } from './domain/peer-review.js';
import { settleGrades, type SettledGrades } from './domain/settle-grades.js';
import { GraderStandings } from './grader-standings.service.js';
import { PeerReviewRepository } from './peer-review.repository.js';

/** What the reviews of an answer that count come to. */
export interface WeighedRequest {
  readonly settled: SettledGrades;
  readonly reviewIds: readonly string[];
}

/** Weighs the reviews of an answer, as they stand at this moment. */
@Injectable()
export class SettlementWeighing {
  constructor(
    private readonly reviews: PeerReviewRepository,
    private readonly grades: GradeReader,
    private readonly attempts: AttemptReader,
    private readonly questions: QuestionReader,
    private readonly standings: GraderStandings,
  ) {}

  /** Null when none counts. */
  async weigh(request: PeerReviewRequest): Promise<WeighedRequest | null> {
    const { learnerId, id, attemptId, questionId, revisionId } = request;
    const reviews = await this.reviews.listOf({ learnerId, requestId: id });
    const counted = reviews.filter(({ isCounted }) => isCounted);
    if (counted.length === 0) return null;
    const grades = await this.gradesOf(learnerId, counted);
    const reviewerIds = counted.map(({ reviewerId }) => reviewerId);
    const standings = await this.standings.of(reviewerIds, questionId);
    const { candidateLevel } = await this.attempts.get(learnerId, attemptId);
    const criteria = await this.questions.getCriteria(revisionId, candidateLevel);
    const settling = counted.flatMap((review) => {
      const [grade, standing] = [grades.get(review.id), standings.get(review.reviewerId)];
      if (grade === undefined || standing === undefined) return [];
      const { items, redFlags, scope, score } = grade;
      return [{ id: review.id, items, redFlags, scope, score, standing }];
    });
    return {
      settled: settleGrades(criteria, settling),
      reviewIds: settling.map((review) => review.id),
    };
  }

  private async gradesOf(learnerId: string, reviews: readonly PeerReview[]) {
    const ids = reviews.flatMap(({ gradeId }) => gradeId ?? []);
    const grades = await this.grades.getAll(learnerId, ids);
    return new Map(reviews.map(({ id, gradeId }) => [id, grades.get(gradeId ?? '')]));
  }
}
