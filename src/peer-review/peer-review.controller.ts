import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { SendsVersion } from '../platform/http/versioned.interceptor.js';
import { attemptEtagHeader } from '../question-bank/outline.dto.js';
import { OwnReviewList } from './own-review-list.service.js';
import { OwnReviews } from './own-reviews.service.js';
import {
  AvailablePeerReviewsResponse,
  ClaimPeerReviewDto,
  ListPeerReviewsQueryDto,
  PeerReviewPageResponse,
  PeerReviewSummaryResponse,
  toAvailableResponse,
  toPeerReviewSummaryResponse,
} from './peer-review-summary.dto.js';
import { PeerReviewResponse, toPeerReviewResponse } from './peer-review.dto.js';
import { ReviewClaims } from './review-claims.service.js';
import { ReviewSupply } from './review-supply.service.js';
import { ReviewViews } from './review-views.service.js';

@ApiTags('Peer review')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/peer-reviews')
export class PeerReviewController {
  constructor(
    private readonly claims: ReviewClaims,
    private readonly supply: ReviewSupply,
    private readonly lists: OwnReviewList,
    private readonly reviews: OwnReviews,
    private readonly views: ReviewViews,
  ) {}

  /**
   * Claim a review
   *
   * Of the answer that waits most, to a question that you have answered yourself; those who coach need
   * not have, on what their cohort practises and, in the open pool, on public questions. It is yours for
   * 24 hours, and you are never given the same answer twice. While you hold one of this pool you get the
   * same one again; over all pools you hold at most two.
   */
  @Post()
  @Idempotent()
  @SendsVersion()
  @SendsLocation(({ id }: PeerReviewSummaryResponse) => `/v1/peer-reviews/${id}`)
  @ApiResponse({ status: 200, type: PeerReviewSummaryResponse, description: 'Held already.' })
  @ApiResponse({ status: 204, description: 'There is nothing to review.' })
  @ApiResponse({ status: 404, description: 'You are in no cohort with this id.' })
  @ApiResponse({
    status: 409,
    description: 'You hold two reviews of other pools, or the cohort is archived.',
  })
  async claimPeerReview(
    @Caller() user: CurrentUser,
    @Body() { cohortId }: ClaimPeerReviewDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PeerReviewSummaryResponse | undefined> {
    const claimed = await this.claims.claim(user.id, cohortId ?? null);
    response.status(statusOf(claimed));
    if (claimed === null) return undefined;
    return toPeerReviewSummaryResponse(await this.views.name(claimed.review));
  }

  /**
   * List my reviews
   *
   * Those you claimed, latest first, without the answers.
   */
  @Get()
  listPeerReviews(
    @Caller() user: CurrentUser,
    @Query() query: ListPeerReviewsQueryDto,
  ): Promise<PeerReviewPageResponse> {
    return this.lists.list(user.id, query);
  }

  /**
   * See what there is to review
   *
   * In the open pool and in each of your cohorts, by the same rules as claiming.
   */
  @Get('available')
  async listAvailablePeerReviews(
    @Caller() user: CurrentUser,
  ): Promise<AvailablePeerReviewsResponse> {
    return toAvailableResponse(await this.supply.listPools(user.id));
  }

  /**
   * Read a review
   *
   * With the answer, the outline and the rubric it is measured by, and what you have said so far. Nothing
   * tells who the author is. Once yours is handed in and the reviews are settled, what they came to stands
   * beside it. An answer of your own to this question that is open meanwhile is marked as peeked.
   */
  @Get(':id')
  @SendsVersion()
  @ApiOkResponse({ type: PeerReviewResponse, headers: attemptEtagHeader })
  @ApiResponse({
    status: 403,
    description:
      'You took back your own answer to the question, and no longer may see its outline.',
  })
  async getPeerReview(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PeerReviewResponse> {
    const opened = await this.reviews.open(user.id, id);
    const tag = opened.answer?.served.attemptEtag ?? null;
    if (tag !== null) response.setHeader('Attempt-ETag', tag);
    return toPeerReviewResponse(opened);
  }
}

function statusOf(claimed: { isNew: boolean } | null): number {
  if (claimed === null) return 204;
  return claimed.isNew ? 201 : 200;
}
