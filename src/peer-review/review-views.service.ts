import { Injectable } from '@nestjs/common';
import type { Grade } from '../attempts/domain/grade.js';
import { GradeReader } from '../attempts/grade.reader.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { CreditBook } from './credit-book.service.js';
import type { PeerReview } from './domain/peer-review.js';

/** A review with what its reviewer said, as lists show it. */
export interface NamedReview {
  readonly review: PeerReview;
  /** Of the question, as it is called now. */
  readonly title: string;
}

/** The same with the reviewer's own words. */
export interface ReviewWithGrade extends NamedReview {
  /** What was handed in last; null before. */
  readonly grade: Grade | null;
  /** What the review has earned, as it stands. */
  readonly credit: number;
}

/** Puts beside reviews what their reviewers are told with them. */
@Injectable()
export class ReviewViews {
  constructor(
    private readonly questions: QuestionReader,
    private readonly grades: GradeReader,
    private readonly credits: CreditBook,
  ) {}

  /** In the same order. */
  async nameAll(reviews: readonly PeerReview[]): Promise<NamedReview[]> {
    const questionIds = Array.from(new Set(reviews.map(({ questionId }) => questionId)));
    const questions = await this.questions.describe(questionIds);
    const titles = new Map(questions.map(({ questionId, title }) => [questionId, title]));
    return reviews.map((review) => ({ review, title: titles.get(review.questionId) ?? '' }));
  }

  async name(review: PeerReview): Promise<NamedReview> {
    const [named] = await this.nameAll([review]);
    return named ?? { review, title: '' };
  }

  async withGrade(review: PeerReview): Promise<ReviewWithGrade> {
    const [shown] = await this.withGrades([review]);
    return shown ?? { review, title: '', grade: null, credit: 0 };
  }

  /** In the same order. */
  async withGrades(reviews: readonly PeerReview[]): Promise<ReviewWithGrade[]> {
    const named = await this.nameAll(reviews);
    const shown: ReviewWithGrade[] = [];
    for (const each of named) {
      const grade = await this.gradeOf(each.review);
      shown.push({ ...each, grade, credit: await this.credits.earnedBy(each.review) });
    }
    return shown;
  }

  private async gradeOf({ learnerId, gradeId }: PeerReview): Promise<Grade | null> {
    if (gradeId === null) return null;
    return (await this.grades.getAll(learnerId, [gradeId])).get(gradeId) ?? null;
  }
}
