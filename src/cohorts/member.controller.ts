import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { MemberList } from './member-list.service.js';
import { MemberRoles } from './member-roles.service.js';
import {
  ChangeMemberRoleDto,
  CohortMemberPageResponse,
  CohortMemberParamDto,
  CohortMemberResponse,
  HandOverDto,
  toCohortMemberPageResponse,
  toCohortMemberResponse,
} from './member.dto.js';

@ApiTags('Cohorts')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/cohorts/:id')
export class MemberController {
  constructor(
    private readonly lists: MemberList,
    private readonly roles: MemberRoles,
  ) {}

  /**
   * List who is in a cohort
   *
   * Those who coach it see everybody and what each of them shares; the others see who coaches them, and
   * how many they are.
   */
  @Get('members')
  async listCohortMembers(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<CohortMemberPageResponse> {
    return toCohortMemberPageResponse(await this.lists.list(caller.id, id, query));
  }

  /**
   * Make somebody a coach of a cohort, or a member again
   *
   * For its owner. Only accounts with the role coach can coach (422).
   */
  @Patch('members/:memberId')
  @Roles('coach')
  async changeCohortMemberRole(
    @Caller() caller: CurrentUser,
    @Param() { id, memberId }: CohortMemberParamDto,
    @Body() { role }: ChangeMemberRoleDto,
  ): Promise<CohortMemberResponse> {
    const ref = { cohortId: id, memberId };
    return toCohortMemberResponse(await this.roles.change(caller.id, ref, role));
  }

  /**
   * Take somebody out of a cohort
   *
   * Those who coach it take out members, its owner coaches too. It ends all access at once.
   */
  @Delete('members/:memberId')
  @Roles('coach')
  @HttpCode(204)
  async removeCohortMember(
    @Caller() caller: CurrentUser,
    @Param() { id, memberId }: CohortMemberParamDto,
  ): Promise<void> {
    await this.roles.remove(caller.id, { cohortId: id, memberId });
  }

  /**
   * Hand a cohort over
   *
   * To somebody in it whose account has the role coach. You coach it from then on; an owner who may not
   * coach any longer hands over all the same.
   */
  @Put('owner')
  async handOverCohort(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() { accountId }: HandOverDto,
  ): Promise<CohortMemberResponse> {
    const ref = { cohortId: id, memberId: accountId };
    return toCohortMemberResponse(await this.roles.handOver(caller.id, ref));
  }
}
