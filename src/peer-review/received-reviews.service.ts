import { Injectable } from '@nestjs/common';
import type { Grade } from '../attempts/domain/grade.js';
import { GradeReader } from '../attempts/grade.reader.js';
import { AppError, notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { isShownToAuthor } from './domain/is-shown-to-author.js';
import { mayBeBlockedBy } from './domain/may-be-blocked-by.js';
import type { PeerReviewRequest } from './domain/peer-review-request.js';
import type { PeerReview } from './domain/peer-review.js';
import { OwnRequests } from './own-requests.service.js';
import type { PeerReviewEntity } from './peer-review.entity.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { Withholding } from './withholding.service.js';

/** A review that was handed in, and has a number since. */
export type NumberedReview = PeerReview & Record<'number', number>;

/** A review as the author of the answer is shown it. */
export interface ReceivedReview {
  readonly review: NumberedReview;
  readonly grade: Grade;
}

/** How an author names a review: by their request, and its number there. */
export interface ReviewRef {
  readonly requestId: string;
  readonly number: number;
}

/** The reviews of an answer, for its author, who is not told whose they are. */
@Injectable()
export class ReceivedReviews {
  constructor(
    private readonly requests: OwnRequests,
    private readonly reviews: PeerReviewRepository,
    private readonly grades: GradeReader,
    private readonly withholding: Withholding,
    private readonly clock: Clock,
  ) {}

  /** In the order of their numbers. @throws AppError not-found, in-debt */
  async list(authorId: string, requestId: string): Promise<ReceivedReview[]> {
    const request = await this.requests.get(authorId, requestId);
    await this.assertShown(authorId);
    return this.listShown(request);
  }

  /** One of those that are shown. @throws AppError not-found, in-debt */
  async get(authorId: string, { requestId, number }: ReviewRef): Promise<ReceivedReview> {
    const shown = await this.list(authorId, requestId);
    const found = shown.find(({ review }) => review.number === number);
    if (found === undefined) throw notFound('review');
    return found;
  }

  /** One that whoever gave it may be blocked by. @throws AppError not-found, in-debt */
  async getToBlock(authorId: string, { requestId, number }: ReviewRef): Promise<NumberedReview> {
    const request = await this.requests.get(authorId, requestId);
    await this.assertShown(authorId);
    const now = this.clock.now();
    const reviews = await this.reviews.listOf({ learnerId: authorId, requestId });
    const found = reviews.find((each) => each.number === number);
    if (found === undefined || !mayBeBlockedBy(found, request, now)) throw notFound('review');
    return Object.assign(found, { number });
  }

  /** The same as the list, without asking what its author owes. */
  async listShown(request: PeerReviewRequest): Promise<ReceivedReview[]> {
    const { learnerId, id } = request;
    const now = this.clock.now();
    const reviews = await this.reviews.listOf({ learnerId, requestId: id });
    const shown = reviews.filter((review) => isShownToAuthor(review, request, now));
    const gradeIds = shown.flatMap(({ gradeId }) => gradeId ?? []);
    const grades = await this.grades.getAll(learnerId, gradeIds);
    return shown
      .flatMap((review) => withGrade(review, grades))
      .toSorted((one, other) => one.review.number - other.review.number);
  }

  private async assertShown(authorId: string): Promise<void> {
    const owed = await this.withholding.reviewsOwed(authorId);
    if (owed === 0) return;
    throw new AppError('in-debt', `Give ${owed} more reviews to see those of your answers.`, {
      extensions: { reviewsOwed: owed },
    });
  }
}

function withGrade(review: PeerReviewEntity, grades: ReadonlyMap<string, Grade>): ReceivedReview[] {
  const grade = grades.get(review.gradeId ?? '');
  const { number } = review;
  if (grade === undefined || number === null) return [];
  return [{ review: Object.assign(review, { number }), grade }];
}
