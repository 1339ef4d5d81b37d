import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { SendsVersion } from '../platform/http/versioned.interceptor.js';
import { OwnRequests } from './own-requests.service.js';
import {
  CreatePeerReviewRequestDto,
  PeerReviewRequestPageResponse,
  PeerReviewRequestResponse,
  toPeerReviewRequestResponse,
  toRequestWish,
} from './peer-review-request.dto.js';
import { RequestAsking } from './request-asking.service.js';
import { RequestCancelling } from './request-cancelling.service.js';
import { PeerSettlementsResponse, toPeerSettlementResponse } from './settlement.dto.js';

@ApiTags('Peer review')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/peer-review-requests')
export class PeerReviewRequestController {
  constructor(
    private readonly asking: RequestAsking,
    private readonly requests: OwnRequests,
    private readonly cancelling: RequestCancelling,
  ) {}

  /**
   * Ask for reviews
   *
   * Of an own answer that you have graded yourself, by members of a cohort or by everybody who has
   * answered the question. Each review costs a credit, and what is there may be overdrawn; who owes
   * reviews is refused with 409 `in-debt`. Reviews of an answer are asked for once: 409 names the request
   * that there is, as `peerReviewRequestId`. An answer that was recalled only, given up or left blank has
   * nothing to review: 422.
   */
  @Post()
  @Idempotent()
  @SendsVersion()
  @SendsLocation(({ id }: PeerReviewRequestResponse) => `/v1/peer-review-requests/${id}`)
  @ApiResponse({ status: 404, description: 'No attempt or cohort of yours with this id.' })
  @ApiResponse({
    status: 409,
    description: 'Asked before; not graded yet; the cohort is archived; or you owe reviews.',
  })
  async createPeerReviewRequest(
    @Caller() user: CurrentUser,
    @Body() body: CreatePeerReviewRequestDto,
  ): Promise<PeerReviewRequestResponse> {
    const { id } = await this.asking.ask(user.id, toRequestWish(body));
    return toPeerReviewRequestResponse(await this.requests.open(user.id, id));
  }

  /**
   * List my requests for reviews
   *
   * Latest first.
   */
  @Get()
  async listPeerReviewRequests(
    @Caller() user: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<PeerReviewRequestPageResponse> {
    const { data, nextCursor } = await this.requests.list(user.id, query);
    return { data: data.map(toPeerReviewRequestResponse), nextCursor };
  }

  /**
   * Read a request for reviews
   *
   * How many reviews came, what they came to, and when the next thing happens. Whoever reviews is
   * anonymous: of all they did the day is told.
   */
  @Get(':id')
  @SendsVersion()
  async getPeerReviewRequest(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<PeerReviewRequestResponse> {
    return toPeerReviewRequestResponse(await this.requests.open(user.id, id));
  }

  /**
   * Take a request for reviews back
   *
   * As long as no review has come. What it cost is given back; a review that somebody is writing may still
   * be handed in, and is not shown to you. Once more changes nothing.
   */
  @Post(':id/cancel')
  @HttpCode(200)
  @SendsVersion()
  @ApiResponse({ status: 409, description: 'A review has come, or it is at its end.' })
  async cancelPeerReviewRequest(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<PeerReviewRequestResponse> {
    await this.cancelling.cancel(user.id, id);
    return toPeerReviewRequestResponse(await this.requests.open(user.id, id));
  }

  /**
   * List what the reviews came to
   *
   * Every version there was, latest first: what was contested at first, and what was settled anew after a
   * review was struck out.
   */
  @Get(':id/settlements')
  async listPeerSettlements(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<PeerSettlementsResponse> {
    const settlements = await this.requests.listSettlements(user.id, id);
    return { data: settlements.map(toPeerSettlementResponse) };
  }
}
