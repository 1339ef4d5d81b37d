import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { ReviewLogService } from './review-log.service.js';
import {
  ListReviewsQueryDto,
  RecordReviewDto,
  RecordedEventResponse,
  ReviewEventPageResponse,
  toRecordedEventResponse,
} from './review.dto.js';
import { ReviewService } from './review.service.js';
import { UndoService } from './undo.service.js';

@ApiTags('Reviews')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/reviews')
export class ReviewController {
  constructor(
    private readonly reviews: ReviewService,
    private readonly undo: UndoService,
    private readonly log: ReviewLogService,
  ) {}

  /**
   * Record a review
   *
   * A direct rating of one question. The id is the client's: the same review sent twice is recorded
   * once, and the second answer is 200. An event older than the card's last is put in its place and
   * the card is computed anew. Reviews within a minute of the last one are kept without effect.
   */
  @Post()
  @Idempotent()
  @SendsLocation(({ event }: RecordedEventResponse) => `/v1/reviews/${event.id}`)
  @ApiResponse({ status: 200, type: RecordedEventResponse, description: 'Recorded before.' })
  @ApiResponse({ status: 404, description: 'No question with this id.' })
  async recordReview(
    @Caller() learner: CurrentUser,
    @Body() body: RecordReviewDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RecordedEventResponse> {
    const recorded = await this.reviews.record(learner, body);
    if (!recorded.isNew) response.status(200);
    return toRecordedEventResponse(recorded.log, recorded.folded);
  }

  /**
   * List the log
   *
   * Every event of the caller, latest first: reviews, undo and redo, and changes by hand.
   */
  @Get()
  async listReviews(
    @Caller() learner: CurrentUser,
    @Query() query: ListReviewsQueryDto,
  ): Promise<ReviewEventPageResponse> {
    return this.log.list(learner.id, query);
  }

  /** Get an event of the log */
  @Get(':id')
  async getReview(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<RecordedEventResponse> {
    const { log, folded } = await this.reviews.get(learner, id);
    return toRecordedEventResponse(log, folded);
  }

  /**
   * Undo an event
   *
   * Takes back any of the caller's last 30 events, or of today's. When it is not the latest of its
   * card the later ones are computed anew. A second undo of the same event changes nothing.
   */
  @Post(':id/undo')
  @HttpCode(200)
  @Idempotent()
  async undoReview(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<RecordedEventResponse> {
    const { log, folded } = await this.undo.undo(learner, id);
    return toRecordedEventResponse(log, folded);
  }

  /**
   * Redo an event
   *
   * Restores an event that was undone. A second redo changes nothing.
   */
  @Post(':id/redo')
  @HttpCode(200)
  @Idempotent()
  async redoReview(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<RecordedEventResponse> {
    const { log, folded } = await this.undo.redo(learner, id);
    return toRecordedEventResponse(log, folded);
  }
}
