import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Ip,
  Param,
  Patch,
  Post,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { networkOf } from '../platform/http/request-limiter.js';
import { OwnCohortResponse, toOwnCohortResponse } from './cohort.dto.js';
import { JoinService } from './join.service.js';
import { ChangeSharesDto, JoinCohortDto, toJoinRequest } from './membership.dto.js';
import { OwnMemberships } from './own-memberships.service.js';

@ApiTags('Cohorts')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1')
export class MembershipController {
  constructor(
    private readonly own: OwnMemberships,
    private readonly joining: JoinService,
  ) {}

  /**
   * Join a cohort
   *
   * With a code from one of its coaches. All codes that do not work are answered alike, and too many of
   * them with 429. Once more is no second use: it changes neither what you are there, unless the code
   * makes a coach of you, nor what you share.
   */
  @Post('cohort-memberships')
  @SendsLocation(({ cohort }: OwnCohortResponse) => `/v1/cohorts/${cohort.id}/membership`)
  @ApiResponse({ status: 200, type: OwnCohortResponse, description: 'You were in it before.' })
  @ApiResponse({ status: 404, description: 'This code lets nobody in.' })
  async joinCohort(
    @Caller() caller: CurrentUser,
    @Body() body: JoinCohortDto,
    @Ip() address: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OwnCohortResponse> {
    const admitted = await this.joining.join(caller, toJoinRequest(body), networkOf(address));
    if (!admitted.isNew) response.status(200);
    return toOwnCohortResponse(admitted);
  }

  /** Read what I am in a cohort, and what I share there */
  @Get('cohorts/:id/membership')
  async getCohortMembership(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<OwnCohortResponse> {
    return toOwnCohortResponse(await this.own.get(caller.id, id));
  }

  /**
   * Change what I share with a cohort
   *
   * It holds from the next request of your coaches on, for what lies behind you too. With `none` they
   * see your name, your role and the day you joined.
   */
  @Patch('cohorts/:id/membership')
  async updateCohortMembership(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() { shares }: ChangeSharesDto,
  ): Promise<OwnCohortResponse> {
    return toOwnCohortResponse(await this.own.changeShares(caller.id, id, shares));
  }

  /**
   * Leave a cohort
   *
   * Your coaches see nothing more of you, and you nothing more of the cohort, from the next request on.
   * An owner hands over first (409).
   */
  @Delete('cohorts/:id/membership')
  @HttpCode(204)
  async leaveCohort(@Caller() caller: CurrentUser, @Param() { id }: IdParamDto): Promise<void> {
    await this.own.leave(caller.id, id);
  }
}
