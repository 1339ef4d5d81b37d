import {
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Put,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { NeedsIfMatch, SendsVersion } from '../platform/http/versioned.interceptor.js';
import { ConfirmationService } from './confirmation.service.js';
import {
  EvidencePageResponse,
  EvidenceResponse,
  ListEvidenceQueryDto,
  toEvidenceResponse,
} from './evidence.dto.js';
import { MemberEvidenceParamDto, MemberPortfolioParamDto } from './member-evidence-params.dto.js';
import { MemberEvidence } from './member-evidence.service.js';
import type { MemberRef } from './portfolio-door.service.js';
import { pictureSecurity, sendPicture } from './send-picture.js';
import { SendsPicture } from './takes-picture.js';

@ApiTags('Coaching')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1/cohorts/:id/members/:memberId/evidence')
export class MemberEvidenceController {
  constructor(
    private readonly evidence: MemberEvidence,
    private readonly confirmations: ConfirmationService,
  ) {}

  /**
   * List a member's evidence
   *
   * Their portfolio, the latest made first. The member must show answers, else 403 `not-shared`, and can
   * read in their access log that you looked.
   */
  @Get()
  async listMemberEvidence(
    @Caller() coach: CurrentUser,
    @Param() params: MemberPortfolioParamDto,
    @Query() query: ListEvidenceQueryDto,
  ): Promise<EvidencePageResponse> {
    const { data, nextCursor } = await this.evidence.list(coach.id, toRef(params), query);
    return { data: data.map((each) => toEvidenceResponse(each, homeOf(params))), nextCursor };
  }

  /**
   * Read a member's evidence
   *
   * By the same rules; its ETag is what a confirmation of it needs.
   */
  @Get(':evidenceId')
  @SendsVersion()
  async getMemberEvidence(
    @Caller() coach: CurrentUser,
    @Param() params: MemberEvidenceParamDto,
  ): Promise<EvidenceResponse> {
    const found = await this.evidence.get(coach.id, toRef(params), params.evidenceId);
    return toEvidenceResponse(found, homeOf(params));
  }

  /**
   * Get the picture of a member's screenshot
   *
   * By the same rules: nobody confirms what they cannot see.
   */
  @Get(':evidenceId/file')
  @Header('Content-Security-Policy', pictureSecurity)
  @SendsPicture()
  async getMemberEvidenceFile(
    @Caller() coach: CurrentUser,
    @Param() params: MemberEvidenceParamDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const picture = await this.evidence.getFile(coach.id, toRef(params), params.evidenceId);
    return sendPicture(picture, { request, response });
  }

  /**
   * Confirm a member's evidence
   *
   * You looked at it and vouch for it as it stands, skills and levels included: in their skills matrix it
   * is not self-graded any more. A change by the member takes that away. Not for what is expired or
   * lacks its picture, nor in an archived cohort (409), nor for your own (403). Once more changes nothing.
   */
  @Put(':evidenceId/confirmation')
  @SendsVersion()
  @NeedsIfMatch()
  async confirmEvidence(
    @Caller() coach: CurrentUser,
    @Param() params: MemberEvidenceParamDto,
    @IfMatch() ifMatch: string,
  ): Promise<EvidenceResponse> {
    const wish = { id: params.evidenceId, ifMatch };
    const confirmed = await this.confirmations.confirm(coach.id, toRef(params), wish);
    return toEvidenceResponse(confirmed, homeOf(params));
  }

  /** Take a confirmation of yours back */
  @Delete(':evidenceId/confirmation')
  @HttpCode(204)
  async withdrawConfirmation(
    @Caller() coach: CurrentUser,
    @Param() params: MemberEvidenceParamDto,
  ): Promise<void> {
    await this.confirmations.withdraw(coach.id, toRef(params), params.evidenceId);
  }
}

function toRef({ id, memberId }: MemberPortfolioParamDto): MemberRef {
  return { cohortId: id, memberId };
}

function homeOf({ id, memberId }: MemberPortfolioParamDto): string {
  return `/v1/cohorts/${id}/members/${memberId}/evidence`;
}
