import { Body, Controller, Get, Param, Post, Put, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { PeerBlockResponse, toPeerBlockResponse } from './peer-block.dto.js';
import { PeerBlocks } from './peer-block.service.js';
import {
  GiveFeedbackDto,
  ReceivedReviewParamDto,
  ReceivedReviewResponse,
  ReceivedReviewsResponse,
  toFeedback,
  toReceivedReviewResponse,
} from './received-review.dto.js';
import { ReceivedReviews } from './received-reviews.service.js';
import { ReviewFeedback } from './review-feedback.service.js';

@ApiTags('Peer review')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/peer-review-requests/:id/reviews')
export class ReceivedReviewController {
  constructor(
    private readonly received: ReceivedReviews,
    private readonly feedback: ReviewFeedback,
    private readonly blocks: PeerBlocks,
  ) {}

  /**
   * List the reviews of my answer
   *
   * Those that can be corrected no more: half an hour after they came, or once something was settled.
   * 409 `in-debt` with `reviewsOwed` as long as you owe reviews and there is something for you to review.
   */
  @Get()
  @ApiResponse({ status: 409, description: 'You owe reviews, and could give some.' })
  async listReceivedReviews(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<ReceivedReviewsResponse> {
    return { data: (await this.received.list(user.id, id)).map(toReceivedReviewResponse) };
  }

  /**
   * Say what I think of a review
   *
   * Once you have been shown it; you may think otherwise later. Its reviewer is told that you said
   * something (`peer-review.rated`), and not who you are.
   */
  @Put(':number/feedback')
  @ApiResponse({ status: 409, description: 'You owe reviews, and could give some.' })
  async giveFeedback(
    @Caller() user: CurrentUser,
    @Param() { id, number }: ReceivedReviewParamDto,
    @Body() body: GiveFeedbackDto,
  ): Promise<ReceivedReviewResponse> {
    const ref = { requestId: id, number };
    return toReceivedReviewResponse(await this.feedback.give(user.id, ref, toFeedback(body)));
  }

  /**
   * Never be reviewed by them again
   *
   * Whoever gave this review is not given answers of yours any more, and new invitations of theirs to a
   * mock interview by name do not reach you; also when it was struck out since. They are not told, nor is
   * it shown by anything: what they send looks sent. It does not hold for links, which are addressed to nobody: one that you make works for
   * whoever has it, and you can decline or cancel. As you know them by a review only, you are not kept from
   * inviting them, or from taking a link of theirs.
   */
  @Post(':number/block')
  @Idempotent()
  @SendsLocation(({ id }: PeerBlockResponse) => `/v1/peer-blocks/${id}`)
  @ApiResponse({ status: 200, type: PeerBlockResponse, description: 'Blocked before.' })
  @ApiResponse({ status: 409, description: 'You owe reviews, and could give some.' })
  async blockReviewer(
    @Caller() user: CurrentUser,
    @Param() { id, number }: ReceivedReviewParamDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PeerBlockResponse> {
    const { block, isNew } = await this.blocks.block(user.id, { requestId: id, number });
    if (!isNew) response.status(200);
    return toPeerBlockResponse(block);
  }
}
