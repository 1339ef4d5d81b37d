import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { FollowListResponse, FollowResponse } from './follow.dto.js';
import { PracticableQuestions } from './practicable-questions.service.js';

@ApiTags('Follows')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/follows')
export class FollowController {
  constructor(private readonly questions: PracticableQuestions) {}

  /**
   * List banks with the caller's choice
   *
   * New learners follow the kit from the start.
   */
  @Get()
  async listFollows(@Caller() learner: CurrentUser): Promise<FollowListResponse> {
    return { data: await this.questions.listFollows(learner.id) };
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
  ): Promise<FollowResponse> {
    return this.questions.follow(learner.id, { bankId: id, isFollowing: true });
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
  ): Promise<FollowResponse> {
    return this.questions.follow(learner.id, { bankId: id, isFollowing: false });
  }
}
