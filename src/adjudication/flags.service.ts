import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import type { PeerReviewRequest } from '../peer-review/domain/peer-review-request.js';
import { PeerModeration } from '../peer-review/peer-moderation.service.js';
import { ReviewedAnswerReader } from '../peer-review/reviewed-answer.reader.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AdjudicationCaseRepository } from './adjudication-case.repository.js';
import { CaseOpening } from './case-opening.service.js';
import { openedBefore } from './case-refusals.js';
import type { AdjudicationCase, CaseSubject, FlagReason } from './domain/adjudication-case.js';
import { mayFlag, mostOpenFlags } from './domain/may-flag.js';

/** What somebody finds wrong, and what they say of it. */
export interface FlagWords {
  readonly flagReason: FlagReason;
  readonly comment: string | null;
}

interface FlaggedSubject {
  readonly subject: CaseSubject;
  readonly subjectId: string;
  readonly stands: boolean;
}

/** Reviewers and authors who say that an answer or a review should not be there. */
@Injectable()
export class Flags {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly moderation: PeerModeration,
    private readonly answers: ReviewedAnswerReader,
    private readonly cases: AdjudicationCaseRepository,
    private readonly opening: CaseOpening,
  ) {}

  /**
   * By somebody who was given the answer for review, whatever they did with it.
   *
   * @throws AppError not-found, already-exists, invalid-state, conflict
   */
  flagAnswer(reviewerId: string, reviewId: string, words: FlagWords): Promise<AdjudicationCase> {
    return this.unitOfWork.run(async () => {
      const review = await this.answers.findOfReviewer(reviewerId, reviewId);
      if (review === null) throw notFound('review');
      const request = await this.moderation.hold(review);
      const stands = request.state !== 'voided';
      const flagged = { subject: 'answer', subjectId: review.attemptId, stands } as const;
      return this.flag(reviewerId, { request, flagged, words });
    });
  }

  /**
   * By the author, who knows a review by its number.
   *
   * @throws AppError not-found, already-exists, invalid-state, conflict
   */
  flagReview(
    authorId: string,
    { requestId, number }: { requestId: string; number: number },
    words: FlagWords,
  ): Promise<AdjudicationCase> {
    return this.unitOfWork.run(async () => {
      const ref = { learnerId: authorId, requestId };
      const request = await this.moderation.hold(ref);
      const reviews = await this.answers.listHandedIn(ref);
      const review = reviews.find((each) => each.number === number);
      if (review === undefined) throw notFound('review');
      const stands = review.state !== 'void';
      const flagged = { subject: 'review', subjectId: review.id, stands } as const;
      return this.flag(authorId, { request, flagged, words });
    });
  }

  private async flag(
    openedBy: string,
    about: { request: PeerReviewRequest; flagged: FlaggedSubject; words: FlagWords },
  ): Promise<AdjudicationCase> {
    const { request, flagged, words } = about;
    const { subject, subjectId, stands } = flagged;
    await this.cases.lockFlags(openedBy);
    const answer = mayFlag({
      stands,
      isFlagged: await this.cases.isFlagged({
        learnerId: request.learnerId,
        subjectId,
        openedBy,
      }),
      openFlags: await this.cases.countOpenFlags(openedBy),
    });
    if (answer !== 'allowed') throw refusals[answer]();
    const { flagReason, comment: reason } = words;
    const terms = { kind: 'flag', subject, subjectId, openedBy, flagReason, reason } as const;
    return this.opening.openFor(request, terms);
  }
}

const refusals = {
  'flagged-before': openedBefore,
  'does-not-stand': () => new AppError('invalid-state', 'It was struck out already.'),
  'too-many': () =>
    new AppError(
      'conflict',
      `${mostOpenFlags} of your flags wait for a decision: no more for now.`,
    ),
};
