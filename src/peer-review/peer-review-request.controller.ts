import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { SendsVersion } from '../platform/http/versioned.interceptor.js';
import {
  CreatePeerReviewRequestDto,
  PeerReviewRequestResponse,
  toPeerReviewRequestResponse,
  toRequestWish,
} from './peer-review-request.dto.js';
import { PeerReviewRequests } from './peer-review-request.service.js';

@ApiTags('Peer review')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/peer-review-requests')
export class PeerReviewRequestController {
  constructor(private readonly requests: PeerReviewRequests) {}

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
    return toPeerReviewRequestResponse(await this.requests.create(user.id, toRequestWish(body)));
  }
}
