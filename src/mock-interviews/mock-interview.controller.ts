import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { SendsVersion } from '../platform/http/versioned.interceptor.js';
import { Agreement } from './agreement.service.js';
import type { InterviewRecord } from './domain/mock-interview.js';
import { InterviewList } from './interview-list.service.js';
import { InterviewViews } from './interview-views.service.js';
import {
  AcceptInterviewDto,
  CancelInterviewDto,
  ListInterviewsQueryDto,
  OfferTimesDto,
  ProposeInterviewDto,
  toInterviewTerms,
} from './mock-interview.dto.js';
import { OwnInterviews } from './own-interviews.js';
import { ProposalService } from './proposal.service.js';
import {
  MockInterviewPageResponse,
  MockInterviewResponse,
  ProposedInterviewResponse,
  toMockInterviewResponse,
  toProposedInterviewResponse,
} from './shown-interview.dto.js';

@ApiTags('Mock interviews')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/mock-interviews')
export class MockInterviewController {
  constructor(
    private readonly proposals: ProposalService,
    private readonly own: OwnInterviews,
    private readonly lists: InterviewList,
    private readonly agreement: Agreement,
    private readonly views: InterviewViews,
  ) {}

  /**
   * Propose a mock interview
   *
   * To somebody in one of your cohorts, or with a link for whoever you give it to: its token is shown in
   * this answer only, so a retry makes another rather than repeating the answer. The proposal ends with
   * the last of its times. At most 20 of yours can wait for an answer (409).
   */
  @Post()
  @Header('Cache-Control', 'no-store')
  @SendsVersion()
  @SendsLocation(({ id }: ProposedInterviewResponse) => `/v1/mock-interviews/${id}`)
  async proposeMockInterview(
    @Caller() caller: CurrentUser,
    @Body() body: ProposeInterviewDto,
  ): Promise<ProposedInterviewResponse> {
    const made = await this.proposals.create(caller.id, toInterviewTerms(body), body.startsAt);
    return toProposedInterviewResponse(await this.views.of(caller, made.record), made.token);
  }

  /** List my mock interviews */
  @Get()
  async listMockInterviews(
    @Caller() caller: CurrentUser,
    @Query() query: ListInterviewsQueryDto,
  ): Promise<MockInterviewPageResponse> {
    const { data, nextCursor } = await this.lists.list(caller, query);
    return { data: data.map(toMockInterviewResponse), nextCursor };
  }

  /**
   * Read a mock interview
   *
   * What the question of a round is, only its interviewer learns before it begins; that there is none
   * (`hasQuestion`), both.
   */
  @Get(':id')
  @SendsVersion()
  async getMockInterview(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<MockInterviewResponse> {
    return this.shown(caller, await this.own.get(caller.id, id));
  }

  /**
   * Offer other times
   *
   * In place of those on offer, by either of the two. What is booked stands until one of them is taken, and
   * cannot be offered itself (409). Offering the same once more changes nothing.
   */
  @Post(':id/propose')
  @HttpCode(200)
  @SendsVersion()
  async offerMockInterviewTimes(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() { startsAt }: OfferTimesDto,
  ): Promise<MockInterviewResponse> {
    return this.shown(caller, await this.agreement.propose(caller.id, id, startsAt));
  }

  /**
   * Take one of the times on offer
   *
   * By who did not offer them. Nobody has two interviews at once (409); one may begin when another ends.
   * Taking what is booked already changes nothing. A round for which there is nothing to ask says so
   * (`hasQuestion`): its interviewer answers a question first, or picks one from outside the pool.
   */
  @Post(':id/accept')
  @HttpCode(200)
  @SendsVersion()
  @ApiResponse({ status: 403, description: 'You offered these times yourself.' })
  async acceptMockInterview(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() { startsAt }: AcceptInterviewDto,
  ): Promise<MockInterviewResponse> {
    return this.shown(caller, await this.agreement.accept(caller.id, id, startsAt));
  }

  /**
   * Decline the times on offer
   *
   * That ends a proposal; of what is booked it declines the move only. Ending it once more changes nothing;
   * with no times on offer there is nothing to decline (409).
   */
  @Post(':id/decline')
  @HttpCode(200)
  @SendsVersion()
  @ApiResponse({ status: 403, description: 'You offered these times yourself.' })
  async declineMockInterview(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() { reason }: CancelInterviewDto,
  ): Promise<MockInterviewResponse> {
    return this.shown(caller, await this.agreement.decline(caller.id, id, reason ?? null));
  }

  /**
   * Cancel a mock interview
   *
   * Until both have come in. The other one is told. Cancelling it once more changes nothing.
   */
  @Post(':id/cancel')
  @HttpCode(200)
  @SendsVersion()
  async cancelMockInterview(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() { reason }: CancelInterviewDto,
  ): Promise<MockInterviewResponse> {
    return this.shown(caller, await this.agreement.cancel(caller.id, id, reason ?? null));
  }

  private async shown(
    caller: CurrentUser,
    record: InterviewRecord,
  ): Promise<MockInterviewResponse> {
    return toMockInterviewResponse(await this.views.of(caller, record));
  }
}
