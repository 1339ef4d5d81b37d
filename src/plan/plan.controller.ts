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
import { CatchUpService } from './catch-up.service.js';
import { CatchUpDto } from './plan-progress.dto.js';
import { CreatePlanDto, PlanPageResponse, PlanResponse, UpdatePlanDto } from './plan.dto.js';
import { PlanList } from './plan-list.service.js';
import { PlanService } from './plan.service.js';
import { toPlanResponse } from './to-plan-response.js';

@ApiTags('Plan')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/plans')
export class PlanController {
  constructor(
    private readonly plans: PlanService,
    private readonly lists: PlanList,
    private readonly catchUps: CatchUpService,
  ) {}

  /**
   * Take up a programme
   *
   * Give the day to begin, or a week of the calendar, and one project or two. The questions of each week
   * enter the queue with it and share its days. A learner has at most ten plans.
   */
  @Post()
  @Idempotent()
  @SendsEtag()
  @SendsLocation(({ id }: PlanResponse) => `/v1/plans/${id}`)
  @ApiResponse({ status: 409, description: 'There are ten plans already.' })
  async createPlan(
    @Caller() learner: CurrentUser,
    @Body() { programme, ...wish }: CreatePlanDto,
  ): Promise<PlanResponse> {
    return toPlanResponse(await this.plans.create(learner, programme, wish));
  }

  /**
   * List my plans
   *
   * The latest made first.
   */
  @Get()
  async listPlans(
    @Caller() learner: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<PlanPageResponse> {
    const { data, nextCursor } = await this.lists.list(learner.id, query);
    return { data: data.map(toPlanResponse), nextCursor };
  }

  /** Read a plan */
  @Get(':id')
  @SendsEtag()
  async getPlan(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<PlanResponse> {
    return toPlanResponse(await this.plans.get(learner.id, id));
  }

  /**
   * Change a plan
   *
   * A JSON merge patch. A new start moves all weeks; weeks that catching up has put in stay in.
   */
  @Patch(':id')
  @SendsEtag()
  @NeedsIfMatch()
  async updatePlan(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() change: UpdatePlanDto,
    @IfMatch() ifMatch: string,
  ): Promise<PlanResponse> {
    return toPlanResponse(await this.plans.update(learner, id, { change, ifMatch }));
  }

  /**
   * Delete a plan
   *
   * With what was said of its sittings. Answers, reviews and projects stay.
   */
  @Delete(':id')
  @HttpCode(204)
  @NeedsIfMatch()
  async deletePlan(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    await this.plans.remove(learner.id, id, ifMatch);
  }

  /**
   * Catch up
   *
   * Applies one of the ways that the plan offers. What is a must is moved and never dropped. 409 when
   * nothing was missed, or when the flexible hours do not hold it.
   */
  @Post(':id/catch-up')
  @HttpCode(200)
  @SendsEtag()
  @ApiResponse({ status: 409, description: 'This way is closed.' })
  async catchUpPlan(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() { way }: CatchUpDto,
  ): Promise<PlanResponse> {
    return toPlanResponse(await this.catchUps.apply(learner, id, way));
  }
}
