import { Injectable } from '@nestjs/common';
import { Cursors, type Page } from '../platform/http/paging.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import {
  toPeerReviewSummaryResponse,
  type ListPeerReviewsQueryDto,
  type PeerReviewSummaryResponse,
} from './peer-review-summary.dto.js';
import { ReviewViews, type NamedReview } from './review-views.service.js';

/** The reviews that somebody claimed, page by page. */
@Injectable()
export class OwnReviewList {
  constructor(
    private readonly reviews: PeerReviewRepository,
    private readonly views: ReviewViews,
    private readonly cursors: Cursors,
  ) {}

  /** The latest claimed first. */
  async list(
    reviewerId: string,
    { state, limit, cursor }: ListPeerReviewsQueryDto,
  ): Promise<Page<PeerReviewSummaryResponse>> {
    const scope = ['peer-reviews', reviewerId, state ?? null];
    const [claimedAt, id] = this.cursors.decode(cursor, scope) ?? [];
    const after = claimedAt === undefined ? null : ([String(claimedAt), String(id)] as const);
    const rows = await this.reviews.listOwn(reviewerId, { state, after, limit: limit + 1 });
    return this.cursors.toPage(
      await this.views.nameAll(rows),
      { limit, scope },
      {
        positionOf: ({ review }: NamedReview) => [review.claimedAt.toISOString(), review.id],
        toItem: toPeerReviewSummaryResponse,
      },
    );
  }
}
