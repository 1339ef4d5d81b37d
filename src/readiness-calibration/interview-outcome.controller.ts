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
import {
  CreateInterviewOutcomeDto,
  InterviewOutcomePageResponse,
  InterviewOutcomeResponse,
  UpdateInterviewOutcomeDto,
  toInterviewOutcomeResponse,
  toNewOutcome,
  toOutcomeChange,
} from './interview-outcome.dto.js';
import { InterviewOutcomes } from './interview-outcomes.service.js';
import { ToldOutcomes } from './told-outcomes.service.js';

@ApiTags('Readiness')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/readiness/outcomes')
export class InterviewOutcomeController {
  constructor(
    private readonly outcomes: InterviewOutcomes,
    private readonly told: ToldOutcomes,
  ) {}

  /**
   * Tell how a real interview went
   *
   * From the day of the interview on, once for each target and day. What was told last before it began
   * stands beside it, and is what `GET /v1/readiness/calibration` holds against all outcomes together.
   */
  @Post()
  @Idempotent()
  @SendsEtag()
  @SendsLocation(({ id }: InterviewOutcomeResponse) => `/v1/readiness/outcomes/${id}`)
  @ApiResponse({ status: 404, description: 'There is no such target of yours.' })
  @ApiResponse({ status: 409, description: 'The outcome of this interview was told already.' })
  async createInterviewOutcome(
    @Caller() learner: CurrentUser,
    @Body() body: CreateInterviewOutcomeDto,
  ): Promise<InterviewOutcomeResponse> {
    const outcome = await this.outcomes.create(learner, toNewOutcome(body));
    return toInterviewOutcomeResponse(await this.told.of(outcome));
  }

  /**
   * List how my interviews went
   *
   * The latest told first.
   */
  @Get()
  async listInterviewOutcomes(
    @Caller() learner: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<InterviewOutcomePageResponse> {
    const { data, nextCursor } = await this.told.list(learner.id, query);
    return { data: data.map(toInterviewOutcomeResponse), nextCursor };
  }

  /** Read how an interview went */
  @Get(':id')
  @SendsEtag()
  async getInterviewOutcome(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<InterviewOutcomeResponse> {
    return toInterviewOutcomeResponse(await this.told.get(learner.id, id));
  }

  /**
   * Correct how an interview went
   *
   * A JSON merge patch. Target and day stay: delete it and tell it anew where they are wrong.
   */
  @Patch(':id')
  @SendsEtag()
  @NeedsIfMatch()
  async updateInterviewOutcome(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: UpdateInterviewOutcomeDto,
    @IfMatch() ifMatch: string,
  ): Promise<InterviewOutcomeResponse> {
    const change = toOutcomeChange(body);
    const outcome = await this.outcomes.update(learner.id, id, { change, ifMatch });
    return toInterviewOutcomeResponse(await this.told.of(outcome));
  }

  /** Take back how an interview went */
  @Delete(':id')
  @HttpCode(204)
  @NeedsIfMatch()
  async deleteInterviewOutcome(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    await this.outcomes.remove(learner.id, id, ifMatch);
  }
}
