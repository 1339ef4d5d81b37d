import { Injectable, type OnModuleInit } from '@nestjs/common';
import { utcDay } from '../kernel/utc-day.js';
import type { Grade } from '../attempts/domain/grade.js';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import type { DraftGrade } from './domain/peer-review.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { ReviewLeases } from './review-leases.service.js';
import { ReviewViews, type ReviewWithGrade } from './review-views.service.js';

/**
 * The reviews that somebody gave: their own words, without those of the answers, and nothing of whose they
 * were. When they leave, others get what they worked on; what they handed in belongs to its authors and
 * stays, under an id that leads nowhere any more.
 */
@Injectable()
export class ReviewsGivenSection implements AccountSection, OnModuleInit {
  readonly name = 'peerReviewsGiven';

  constructor(
    private readonly sections: AccountSections,
    private readonly reviews: PeerReviewRepository,
    private readonly views: ReviewViews,
    private readonly leases: ReviewLeases,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const reviews = await this.reviews.listAllOwn(accountId);
    return (await this.views.withGrades(reviews)).map(toExported);
  }

  removeFor(accountId: string): Promise<void> {
    return this.leases.releaseAll(accountId);
  }
}

function toExported({ review, title, grade, credit }: ReviewWithGrade): object {
  return {
    id: review.id,
    questionId: review.questionId,
    title,
    state: review.state,
    claimedOn: utcDay(review.claimedAt),
    submittedOn: review.submittedAt === null ? null : utcDay(review.submittedAt),
    isCounted: review.isCounted,
    credit,
    draft: review.draft === null ? null : ownWords(review.draft),
    grade: grade === null ? null : { ...ownWords(toDraft(grade)), score: grade.score },
  };
}

function toDraft({ items, redFlags, scope, reason }: Grade): DraftGrade {
  return { items, redFlags, scope, comment: reason };
}

function ownWords({ items, redFlags, scope, comment }: DraftGrade): Record<string, unknown> {
  return {
    items: items.map((item) => ({
      criterion: item.criterionKey,
      level: item.levelKey ?? null,
      comment: item.comment ?? null,
    })),
    redFlags,
    scope,
    comment,
  };
}
