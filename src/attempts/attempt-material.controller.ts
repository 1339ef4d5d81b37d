import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsEtag } from '../platform/http/versioned.interceptor.js';
import { OutlineResponse, attemptEtagHeader } from '../question-bank/outline.dto.js';
import { HintsResponse, RevealedHintResponse } from './attempt-hint.dto.js';
import { AttemptHints } from './attempt-hint.service.js';
import { AttemptOutlines } from './attempt-outline.service.js';

/** What the question gives away in the course of an attempt. */
@ApiTags('Attempts')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/attempts/:id')
export class AttemptMaterialController {
  constructor(
    private readonly hints: AttemptHints,
    private readonly outlines: AttemptOutlines,
  ) {}

  /**
   * Ask for the next hint
   *
   * One at a time, the mildest first. Each counts: with one hint the suggested rating is at most
   * Good, with two at most Hard. 409 when there is none left, or the attempt is not open. Send an
   * `Idempotency-Key`, so that a retry does not cost a second hint.
   */
  @Post('hints')
  @Idempotent()
  revealHint(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<RevealedHintResponse> {
    return this.hints.reveal(user.id, id);
  }

  /**
   * List the hints shown
   *
   * Only those that were asked for.
   */
  @Get('hints')
  listHints(@Caller() user: CurrentUser, @Param() { id }: IdParamDto): Promise<HintsResponse> {
    return this.hints.list(user.id, id);
  }

  /**
   * Read the outline of the attempted revision
   *
   * With the full rubric to grade by, once the answer is handed in; 403 before. From then on the
   * answer cannot be withdrawn. Another attempt on the question that is open meanwhile is marked as
   * peeked.
   */
  @Get('outline')
  @SendsEtag()
  @ApiOkResponse({ type: OutlineResponse, headers: attemptEtagHeader })
  async getAttemptOutline(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OutlineResponse> {
    const { outline, attemptEtag } = await this.outlines.read(user.id, id);
    if (attemptEtag !== null) response.setHeader('Attempt-ETag', attemptEtag);
    return outline;
  }
}
