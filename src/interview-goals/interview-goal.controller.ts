import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import { GoalPlanResponse, toGoalPlanResponse } from './goal-plan.dto.js';
import { GoalPlanService } from './goal-plan.service.js';
import { InterviewGoalList } from './interview-goal-list.service.js';
import {
  CreateInterviewGoalDto,
  InterviewGoalPageResponse,
  InterviewGoalResponse,
  UpdateInterviewGoalDto,
  toGoalTerms,
  toInterviewGoalResponse,
} from './interview-goal.dto.js';
import { InterviewGoalService } from './interview-goal.service.js';

@ApiTags('Interview goals')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/interview-goals')
export class InterviewGoalController {
  constructor(
    private readonly goals: InterviewGoalService,
    private readonly lists: InterviewGoalList,
    private readonly plans: GoalPlanService,
  ) {}

  /**
   * Set an interview goal
   *
   * Name skills, banks or both. Of all goals that are not archived the one whose interview is next
   * shapes the queue, from now to the eve of its day; then the schedule is as it was, for no card is
   * changed by a goal. A learner has at most ten goals besides archived ones.
   */
  @Post()
  @Idempotent()
  @SendsEtag()
  @SendsLocation(({ id }: InterviewGoalResponse) => `/v1/interview-goals/${id}`)
  async createInterviewGoal(
    @Caller() learner: CurrentUser,
    @Body() body: CreateInterviewGoalDto,
  ): Promise<InterviewGoalResponse> {
    return toInterviewGoalResponse(await this.goals.create(learner, toGoalTerms(body)));
  }

  /**
   * List my interview goals
   *
   * The latest made first, archived ones included.
   */
  @Get()
  async listInterviewGoals(
    @Caller() learner: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<InterviewGoalPageResponse> {
    const { data, nextCursor } = await this.lists.list(learner.id, query);
    return { data: data.map(toInterviewGoalResponse), nextCursor };
  }

  /** Read an interview goal */
  @Get(':id')
  @SendsEtag()
  async getInterviewGoal(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<InterviewGoalResponse> {
    return toInterviewGoalResponse(await this.goals.get(learner.id, id));
  }

  /**
   * Change an interview goal
   *
   * A JSON merge patch. The day of one that is past can be set anew.
   */
  @Patch(':id')
  @SendsEtag()
  @NeedsIfMatch()
  async updateInterviewGoal(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() change: UpdateInterviewGoalDto,
    @IfMatch() ifMatch: string,
  ): Promise<InterviewGoalResponse> {
    return toInterviewGoalResponse(await this.goals.update(learner, id, { change, ifMatch }));
  }

  /**
   * Delete an interview goal
   *
   * Archive it instead to keep it in the list.
   */
  @Delete(':id')
  @HttpCode(204)
  @NeedsIfMatch()
  async deleteInterviewGoal(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    await this.goals.remove(learner.id, id, ifMatch);
  }

  /**
   * Put an interview goal away
   *
   * It no longer shapes the queue. Once more changes nothing.
   */
  @Post(':id/archive')
  @HttpCode(200)
  @SendsEtag()
  async archiveInterviewGoal(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<InterviewGoalResponse> {
    return toInterviewGoalResponse(await this.goals.archive(learner.id, id));
  }

  /**
   * Take an archived interview goal up again
   *
   * 409 when ten others are not archived. Once more changes nothing.
   */
  @Post(':id/restore')
  @HttpCode(200)
  @SendsEtag()
  async restoreInterviewGoal(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<InterviewGoalResponse> {
    return toInterviewGoalResponse(await this.goals.restore(learner.id, id));
  }

  /**
   * Tell where an interview goal leads
   *
   * The recall that may be expected on the day when the goal is followed from today on, by simulated
   * learners with the caller's memory; where that is short of the target, the minutes that are missing
   * and the topics that could be given up. 409 once the day has come, 422 when so many questions and days
   * are too much to compute, 429 while another plan of the caller's is.
   */
  @Get(':id/plan')
  @ApiResponse({ status: 409, description: 'The day of the interview has come.' })
  @ApiResponse({ status: 422, description: 'More than can be computed while somebody waits.' })
  async getInterviewGoalPlan(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<GoalPlanResponse> {
    return toGoalPlanResponse(await this.plans.get(learner, id));
  }
}
