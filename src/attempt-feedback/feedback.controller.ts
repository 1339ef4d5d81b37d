import { Controller, Delete, Get, HttpCode, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { FeedbackRemoval } from '../feedback/feedback-removal.service.js';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { StreamsEvents } from '../platform/http/streams-events.js';
import { SendsEtag } from '../platform/http/versioned.interceptor.js';
import { attemptEtagHeader } from '../question-bank/outline.dto.js';
import { answerWith } from './answer-with.js';
import { FeedbackCapabilitiesResponse } from './feedback-capabilities.dto.js';
import { FeedbackCapabilities } from './feedback-capabilities.service.js';
import { FeedbackReading } from './feedback-reading.service.js';
import { FeedbackStreams } from './feedback-streams.service.js';
import { FeedbackResponse } from './feedback.dto.js';

@ApiTags('Feedback')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/feedback')
export class FeedbackController {
  constructor(
    private readonly capabilities: FeedbackCapabilities,
    private readonly reading: FeedbackReading,
    private readonly streams: FeedbackStreams,
    private readonly removal: FeedbackRemoval,
  ) {}

  /**
   * Read what feedback there is
   *
   * The coverage hint always works. Where a model is asked: whom, what is sent there and what is not, and
   * what you may still use today.
   */
  @Get('capabilities')
  getFeedbackCapabilities(@Caller() user: CurrentUser): Promise<FeedbackCapabilitiesResponse> {
    return this.capabilities.read(user.id);
  }

  /**
   * Get feedback
   *
   * For polling: with the ETag as `If-None-Match`, 304 while nothing has changed. Reading it counts as
   * reading the outline of the question; 403 when the answer does not stand any more.
   */
  @Get(':id')
  @SendsEtag()
  @ApiOkResponse({ type: FeedbackResponse, headers: attemptEtagHeader })
  async getFeedback(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FeedbackResponse> {
    return answerWith(await this.reading.open(user.id, id), response);
  }

  /**
   * Watch feedback
   *
   * Server-Sent Events, each with what `GET /v1/feedback/{id}` answers: `state` while it waits and is
   * worked on, then `result`, or `error` with the code in `fault`. `end` is the last event, and tells the
   * `reason`: `finished`, `expired` (the token, or 15 minutes), `gone` or `shutdown`. Come back with
   * `Last-Event-ID` and only news is sent; 204 when there will be none. A quiet stream carries a comment
   * every 15 seconds. A user has at most three streams at a time.
   */
  @Get(':id/events')
  @StreamsEvents({
    example: 'event: state\nid: 2\ndata: {"state":"running"}\n\n',
    over: 'It has come to its end, and you know how.',
  })
  async watchFeedback(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.streams.open(user, id, { request, response });
  }

  /**
   * Call off or delete feedback
   *
   * A request that is open becomes `cancelled`, and the call that is under way is broken off. One that has
   * come to its end is erased, and your rating with it. What it cost is spent.
   */
  @Delete(':id')
  @HttpCode(204)
  @ApiResponse({ status: 204 })
  async deleteFeedback(@Caller() user: CurrentUser, @Param() { id }: IdParamDto): Promise<void> {
    await this.removal.remove(user.id, id);
  }
}
