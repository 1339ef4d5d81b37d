import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { FollowChoiceResponse, FollowListResponse } from './follow.dto.js';
import { FollowedBanks } from './followed-banks.service.js';
import { FollowService } from './follow.service.js';

@ApiTags('Follows')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/follows')
export class FollowController {
  constructor(
    private readonly banks: FollowedBanks,
    private readonly follows: FollowService,
  ) {}

  /**
   * List banks with the caller's choice
   *
   * New learners follow the kit from the start, members of a cohort its banks. `release` is what a cohort
   * keeps to, for as long as you make no choice of your own.
   */
  @Get()
  async listFollows(@Caller() learner: CurrentUser): Promise<FollowListResponse> {
    return { data: await this.banks.list(learner.id) };
  }

  /**
   * Follow a bank
   *
   * Its questions are introduced day by day, in the bank's order.
   */
  @Put(':id')
  async followBank(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<FollowChoiceResponse> {
    return this.follows.follow(learner.id, { bankId: id, isFollowing: true });
  }

  /**
   * Stop following a bank
   *
   * Nothing more of it is introduced. Questions already met stay; suspend those to be rid of them.
   */
  @Delete(':id')
  async unfollowBank(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<FollowChoiceResponse> {
    return this.follows.follow(learner.id, { bankId: id, isFollowing: false });
  }
}
