import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { InvitationList } from './invitation-list.service.js';
import {
  CreateInvitationDto,
  CreatedInvitationResponse,
  InvitationPageResponse,
  InvitationParamDto,
  toCreatedInvitationResponse,
  toInvitationResponse,
} from './invitation.dto.js';
import { InvitationService } from './invitation.service.js';

@ApiTags('Cohorts')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1/cohorts/:id/invitations')
export class InvitationController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly lists: InvitationList,
  ) {}

  /**
   * Invite people to a cohort
   *
   * The code is shown in this answer only, so a retry makes another rather than repeating the answer.
   * Whoever has it can join until it expires, is used up or revoked. Those who coach invite members, the
   * owner coaches too.
   */
  @Post()
  @Header('Cache-Control', 'no-store')
  async createCohortInvitation(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: CreateInvitationDto,
  ): Promise<CreatedInvitationResponse> {
    return toCreatedInvitationResponse(await this.invitations.create(caller.id, id, body));
  }

  /**
   * List the invitations to a cohort
   *
   * The latest made first, without their codes.
   */
  @Get()
  async listCohortInvitations(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<InvitationPageResponse> {
    const { data, nextCursor } = await this.lists.list(caller.id, id, query);
    return { data: data.map(toInvitationResponse), nextCursor };
  }

  /**
   * Revoke an invitation
   *
   * It lets nobody in any more; who came in by it stays. Once more changes nothing.
   */
  @Delete(':invitationId')
  @HttpCode(204)
  async revokeCohortInvitation(
    @Caller() caller: CurrentUser,
    @Param() { id, invitationId }: InvitationParamDto,
  ): Promise<void> {
    await this.invitations.revoke(caller.id, id, invitationId);
  }
}
