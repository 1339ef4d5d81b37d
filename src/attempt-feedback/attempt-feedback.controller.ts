import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { SendsEtag } from '../platform/http/versioned.interceptor.js';
import { attemptEtagHeader } from '../question-bank/outline.dto.js';
import { answerAsking } from './answer-with.js';
import { FeedbackDesk } from './feedback-desk.service.js';
import { FeedbackList } from './feedback-list.service.js';
import { AskForFeedbackDto, FeedbackPageResponse, FeedbackResponse } from './feedback.dto.js';

const locationHeader = {
  Location: { description: 'Where it is.', schema: { type: 'string', maxLength: 200 } },
} as const;

@ApiTags('Feedback')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/attempts/:id/feedback')
export class AttemptFeedbackController {
  constructor(
    private readonly desk: FeedbackDesk,
    private readonly lists: FeedbackList,
  ) {}

  /**
   * Ask a model for feedback
   *
   * On an answer that was handed in: it is sent to the server that `GET /v1/feedback/capabilities` names,
   * so `consent` must be true. Asking again is safe without an `Idempotency-Key`: it gives the request that
   * is open, or the feedback that is there, and costs nothing. It counts as reading the outline. The feedback is advice: it grades
   * nothing and moves no card.
   */
  @Post()
  @HttpCode(202)
  @SendsEtag()
  @SendsLocation(({ id }: FeedbackResponse) => `/v1/feedback/${id}`)
  @ApiResponse({
    status: 200,
    type: FeedbackResponse,
    description: 'There is feedback already.',
    headers: { ...attemptEtagHeader, ...locationHeader },
  })
  @ApiResponse({
    status: 202,
    type: FeedbackResponse,
    description: 'It waits, or is under way.',
    headers: attemptEtagHeader,
  })
  @ApiResponse({
    status: 403,
    description: 'Without consent, or before the answer is handed in.',
  })
  @ApiResponse({
    status: 409,
    description: 'No model is asked here, or there is no written answer.',
  })
  @ApiResponse({ status: 422, description: 'The answer is too long.' })
  @ApiResponse({ status: 429, description: 'The budget of the day is spent, or the queue full.' })
  async askForFeedback(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() { consent }: AskForFeedbackDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FeedbackResponse> {
    return answerAsking(await this.desk.ask(user.id, id, consent === true), response);
  }

  /**
   * List what was asked about an answer
   *
   * Latest first, without what came of it.
   */
  @Get()
  listFeedback(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<FeedbackPageResponse> {
    return this.lists.list(user.id, id, query);
  }
}
