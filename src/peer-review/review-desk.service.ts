import { Injectable } from '@nestjs/common';
import { AttemptReader } from '../attempts/attempt.reader.js';
import type { Attempt } from '../attempts/domain/attempt.js';
import { Clock } from '../kernel/clock.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import type { ServedOutline } from '../question-bank/outline.dto.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { PeerReview } from './domain/peer-review.js';
import { showsAnswer } from './domain/shows-answer.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';
import { ReviewerOutlines } from './reviewer-outlines.service.js';

/** An answer under review, and what it is measured by. Who wrote it is not for the reviewer to know. */
export interface AnswerOnDesk {
  readonly attempt: Attempt;
  readonly revision: QuestionRevision;
  readonly served: ServedOutline;
}

/** Lays before reviewers the answers they claimed. */
@Injectable()
export class ReviewDesk {
  constructor(
    private readonly requests: PeerReviewRequestRepository,
    private readonly attempts: AttemptReader,
    private readonly questions: QuestionReader,
    private readonly outlines: ReviewerOutlines,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns null when the answer is not shown any more
   * @throws AppError not-found, forbidden
   */
  async lay(review: PeerReview): Promise<AnswerOnDesk | null> {
    const { learnerId, requestId, attemptId } = review;
    const request = await this.requests.get({ learnerId, id: requestId });
    if (!showsAnswer(review, request, this.clock.now())) return null;
    if (!(await this.outlines.isWithin(review))) return null;
    const attempt = await this.attempts.get(learnerId, attemptId);
    const revision = await this.questions.getRevision(attempt.revisionId);
    return { attempt, revision, served: await this.outlines.read(review, revision) };
  }
}
