import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { attemptEtagHeader } from '../question-bank/outline.dto.js';
import {
  AnchorToGradeResponse,
  OfferQueryDto,
  OfferedAnchorPageResponse,
} from './anchor-offer.dto.js';
import { StandingPageResponse } from './calibration-standing.dto.js';
import {
  CreateTryDto,
  TryPageResponse,
  TryQueryDto,
  TryResponse,
  toTryResponse,
  toTrySheet,
} from './calibration-try.dto.js';
import { OfferList } from './offer-list.service.js';
import { OfferedAnchors } from './offered-anchor.service.js';
import { StandingList } from './standing-list.service.js';
import { TryList } from './try-list.service.js';
import { TryTaking } from './try-taking.service.js';

@ApiTags('Calibration')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/calibration')
export class CalibrationController {
  constructor(
    private readonly offers: OfferList,
    private readonly anchors: OfferedAnchors,
    private readonly taking: TryTaking,
    private readonly tries: TryList,
    private readonly standings: StandingList,
  ) {}

  /**
   * List the anchors you can calibrate on
   *
   * Answers that experts graded, to questions whose outline is open to you: in open banks all of them, in
   * others those you handed in an answer to. Without what the experts say.
   */
  @Get('anchors')
  listOfferedAnchors(
    @Caller() { id }: CurrentUser,
    @Query() query: OfferQueryDto,
  ): Promise<OfferedAnchorPageResponse> {
    return this.offers.list(id, query);
  }

  /**
   * Read an anchor to grade it
   *
   * The answer, the question, and the rubric with what each level looks like. As it shows the rubric, reading it
   * while an attempt on the question is open is noted there, like reading the outline.
   */
  @Get('anchors/:id')
  @ApiOkResponse({ type: AnchorToGradeResponse, headers: attemptEtagHeader })
  async getOfferedAnchor(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AnchorToGradeResponse> {
    const { anchor, attemptEtag } = await this.anchors.read(learner.id, id);
    if (attemptEtag !== null) response.setHeader('Attempt-ETag', attemptEtag);
    return anchor;
  }

  /**
   * Try an anchor
   *
   * Grade it as you would a peer's answer. It passes when every must-have is called met or missed like the expert
   * did, and the level values are at most 0.2 apart in the mean, each criterion counting the same. You are told how
   * far off each criterion was and why the expert gave their level; the levels themselves once you passed, or after
   * three tries. Try as often as you like: the latest try counts.
   */
  @Post('anchors/:id/tries')
  @Idempotent()
  @ApiCreatedResponse({ type: TryResponse, headers: attemptEtagHeader })
  async createTry(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: CreateTryDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TryResponse> {
    const { shown, attemptEtag } = await this.taking.take(learner.id, id, toTrySheet(body));
    if (attemptEtag !== null) response.setHeader('Attempt-ETag', attemptEtag);
    return toTryResponse(shown);
  }

  /**
   * List your tries
   *
   * The latest first, those at anchors that were retired since included.
   */
  @Get('tries')
  listTries(@Caller() { id }: CurrentUser, @Query() query: TryQueryDto): Promise<TryPageResponse> {
    return this.tries.list(id, query);
  }

  /**
   * List where you are calibrated
   *
   * For every bank in which you tried an anchor. Your latest tries at two of its anchors, or at one where there
   * are no two, must be passes and no older than 180 days. Retiring an anchor keeps what you earned by it.
   */
  @Get('standing')
  listStandings(
    @Caller() { id }: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<StandingPageResponse> {
    return this.standings.list(id, query);
  }
}
