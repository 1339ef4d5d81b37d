import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { SendsVersion } from '../platform/http/versioned.interceptor.js';
import { InterviewViews } from './interview-views.service.js';
import {
  AcceptInvitationDto,
  InterviewInvitationResponse,
  InvitationTokenDto,
  OfferByLinkDto,
  toInterviewInvitationResponse,
} from './invitation-link.dto.js';
import { InvitationLinks } from './invitation-link.service.js';
import { MockInterviewResponse, toMockInterviewResponse } from './shown-interview.dto.js';

const notOpen = 'This token is of no invitation that is open to you.';

@ApiTags('Mock interviews')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/mock-interviews')
export class InvitationLinkController {
  constructor(
    private readonly links: InvitationLinks,
    private readonly views: InterviewViews,
  ) {}

  /**
   * Look at an invitation by its link
   *
   * With the token of the link, before you take one of its times or offer others. It changes nothing.
   */
  @Post('preview')
  @HttpCode(200)
  @ApiResponse({ status: 404, description: notOpen })
  async previewMockInterview(
    @Caller() caller: CurrentUser,
    @Body() { token }: InvitationTokenDto,
  ): Promise<InterviewInvitationResponse> {
    const record = await this.links.preview(caller.id, token);
    return toInterviewInvitationResponse(await this.views.of(caller, record));
  }

  /**
   * Take an invitation by its link
   *
   * At one of its times; whoever is first has it. Nobody has two interviews at once (409). Sent again by
   * the same person it is answered like the first time.
   */
  @Post('accept')
  @HttpCode(200)
  @SendsVersion()
  @ApiResponse({ status: 404, description: notOpen })
  async acceptMockInterviewInvitation(
    @Caller() caller: CurrentUser,
    @Body() { token, startsAt }: AcceptInvitationDto,
  ): Promise<MockInterviewResponse> {
    const record = await this.links.accept(caller.id, token, startsAt);
    return toMockInterviewResponse(await this.views.of(caller, record));
  }

  /**
   * Offer other times to who made the link
   *
   * In place of theirs, for them to answer. You are the other one of the interview from then on, as if
   * invited by name, and the link is used: to whoever else has it, it opens nothing. Offering the same once
   * more changes nothing; a time of theirs that is booked since is refused (409).
   */
  @Post('propose')
  @HttpCode(200)
  @SendsVersion()
  @ApiResponse({ status: 404, description: notOpen })
  async offerMockInterviewTimesByLink(
    @Caller() caller: CurrentUser,
    @Body() { token, startsAt }: OfferByLinkDto,
  ): Promise<MockInterviewResponse> {
    const record = await this.links.propose(caller.id, token, startsAt);
    return toMockInterviewResponse(await this.views.of(caller, record));
  }
}
