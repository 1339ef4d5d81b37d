import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import type { PeerReview } from './domain/peer-review.js';
import {
  SavePeerReviewDto,
  SubmitPeerReviewDto,
  toDraftChange,
  toFilledReview,
} from './peer-review-draft.dto.js';
import { PeerReviewWorkResponse, toPeerReviewWorkResponse } from './peer-review.dto.js';
import { ReviewDrafts } from './review-drafts.service.js';
import { ReviewLeases } from './review-leases.service.js';
import { ReviewSubmission } from './review-submission.service.js';
import { ReviewViews } from './review-views.service.js';

@ApiTags('Peer review')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/peer-reviews/:id')
export class PeerReviewWorkController {
  constructor(
    private readonly drafts: ReviewDrafts,
    private readonly leases: ReviewLeases,
    private readonly submission: ReviewSubmission,
    private readonly views: ReviewViews,
  ) {}

  /**
   * Save the draft of a review
   *
   * For autosave: anything may be missing, and levels are looked up when it is handed in. Lists are
   * replaced, null takes a scope or comment away. 412 tells that another device saved since. 409 when
   * the review was handed in or back.
   */
  @Patch()
  @SendsEtag()
  @NeedsIfMatch()
  savePeerReview(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: SavePeerReviewDto,
    @IfMatch() tag: string,
  ): Promise<PeerReviewWorkResponse> {
    return this.shown(this.drafts.save(user.id, id, { change: toDraftChange(body), tag }));
  }

  /**
   * Extend the time for a review
   *
   * By 24 hours from its present end, once. 409 afterwards, when the time is over, and when the review
   * was handed in or back.
   */
  @Post('extend')
  @HttpCode(200)
  @Idempotent()
  @SendsEtag()
  @ApiResponse({ status: 409, description: 'Extended before, over, or not worked on any more.' })
  extendPeerReview(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<PeerReviewWorkResponse> {
    return this.shown(this.leases.extend(user.id, id));
  }

  /**
   * Hand a review back
   *
   * Somebody else may have the answer at once. You are not given it again, and do not see it any more;
   * the draft is gone.
   */
  @Post('release')
  @HttpCode(200)
  @Idempotent()
  @SendsEtag()
  @ApiResponse({ status: 409, description: 'Handed in or back before.' })
  releasePeerReview(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<PeerReviewWorkResponse> {
    return this.shown(this.leases.release(user.id, id));
  }

  /**
   * Hand a review in
   *
   * The whole sheet, whatever the draft says: every criterion that applies at the answer's level, each
   * once; 422 lists all that is wrong. It earns a credit. It counts when its place is still yours,
   * though your time be over; else it is kept beside those that do. Within 30 minutes another one takes
   * its place, unless the answer was settled or decided on meanwhile. The author reads what you say,
   * and not who you are.
   */
  @Post('submit')
  @HttpCode(200)
  @Idempotent()
  @SendsEtag()
  @ApiResponse({ status: 409, description: 'Handed back, struck out, or too late to correct.' })
  @ApiResponse({ status: 422, description: 'Something is wrong with the sheet.' })
  submitPeerReview(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: SubmitPeerReviewDto,
  ): Promise<PeerReviewWorkResponse> {
    return this.shown(this.submission.submit(user.id, id, toFilledReview(body)));
  }

  private async shown(review: Promise<PeerReview>): Promise<PeerReviewWorkResponse> {
    return toPeerReviewWorkResponse(await this.views.withGrade(await review));
  }
}
