import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import {
  CohortResponse,
  CreateCohortDto,
  OwnCohortPageResponse,
  UpdateCohortDto,
  toCohortChange,
  toCohortResponse,
  toCohortTerms,
  toOwnCohortResponse,
} from './cohort.dto.js';
import { CohortService } from './cohort.service.js';
import { OwnMemberships } from './own-memberships.service.js';

@ApiTags('Cohorts')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/cohorts')
export class CohortController {
  constructor(
    private readonly cohorts: CohortService,
    private readonly own: OwnMemberships,
  ) {}

  /**
   * Make a cohort
   *
   * You own it: you invite people, say who coaches with you, and can hand it over.
   */
  @Post()
  @Roles('coach')
  @Idempotent()
  @SendsEtag()
  @SendsLocation(({ id }: CohortResponse) => `/v1/cohorts/${id}`)
  async createCohort(
    @Caller() caller: CurrentUser,
    @Body() body: CreateCohortDto,
  ): Promise<CohortResponse> {
    return toCohortResponse(await this.cohorts.create(caller.id, toCohortTerms(body)));
  }

  /**
   * List my cohorts
   *
   * Those that you are in, with what you are there and what you show; the latest made first, archived
   * ones included.
   */
  @Get()
  async listCohorts(
    @Caller() caller: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<OwnCohortPageResponse> {
    const { data, nextCursor } = await this.own.list(caller.id, query);
    return { data: data.map(toOwnCohortResponse), nextCursor };
  }

  /**
   * Read a cohort
   *
   * For those who are in it; for everybody else it is not there.
   */
  @Get(':id')
  @SendsEtag()
  async getCohort(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<CohortResponse> {
    return toCohortResponse(await this.cohorts.get(caller.id, id));
  }

  /**
   * Change a cohort
   *
   * A JSON merge patch, for those who coach it.
   */
  @Patch(':id')
  @Roles('coach')
  @SendsEtag()
  @NeedsIfMatch()
  async updateCohort(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: UpdateCohortDto,
    @IfMatch() ifMatch: string,
  ): Promise<CohortResponse> {
    const change = toCohortChange(body);
    return toCohortResponse(await this.cohorts.update(caller.id, id, { change, ifMatch }));
  }

  /**
   * Archive a cohort
   *
   * For its owner. From then on no code lets anybody in and its assignments leave the queues; members
   * keep what they have. Once more changes nothing.
   */
  @Post(':id/archive')
  @Roles('coach')
  @HttpCode(200)
  @SendsEtag()
  async archiveCohort(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<CohortResponse> {
    return toCohortResponse(await this.cohorts.archive(caller.id, id));
  }
}
