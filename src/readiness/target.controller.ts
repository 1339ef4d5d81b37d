import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import { TargetList } from './target-list.service.js';
import {
  CreateTargetDto,
  TargetPageResponse,
  TargetQueryDto,
  TargetResponse,
  UpdateTargetDto,
  toSaidTerms,
  toTargetResponse,
} from './target.dto.js';
import { TargetService } from './target.service.js';

@ApiTags('Readiness')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/readiness/targets')
export class TargetController {
  constructor(
    private readonly targets: TargetService,
    private readonly lists: TargetList,
  ) {}

  /**
   * Set a target
   *
   * A role to be ready for: from a template, of which everything may be said otherwise, or with skills of
   * your own. Without `bankIds` it is practised with the bank of its template, without one with the banks
   * you follow; both a bank and a copy of it would count twice. A learner has at most 50 besides archived
   * ones.
   */
  @Post()
  @Idempotent()
  @SendsEtag()
  @SendsLocation(({ id }: TargetResponse) => `/v1/readiness/targets/${id}`)
  @ApiResponse({ status: 409, description: 'Fifty others are not archived.' })
  async createReadinessTarget(
    @Caller() learner: CurrentUser,
    @Body() body: CreateTargetDto,
  ): Promise<TargetResponse> {
    const wanted = { ...toSaidTerms(body), template: body.template ?? null };
    return toTargetResponse(await this.targets.create(learner, wanted));
  }

  /**
   * List my targets
   *
   * The latest made first; archived ones when `state` asks for them.
   */
  @Get()
  async listReadinessTargets(
    @Caller() learner: CurrentUser,
    @Query() query: TargetQueryDto,
  ): Promise<TargetPageResponse> {
    const { data, nextCursor } = await this.lists.list(learner.id, query);
    return { data: data.map(toTargetResponse), nextCursor };
  }

  /** Read a target */
  @Get(':id')
  @SendsEtag()
  async getReadinessTarget(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<TargetResponse> {
    return toTargetResponse(await this.targets.get(learner.id, id));
  }

  /**
   * Change a target
   *
   * A JSON merge patch; lists are replaced as a whole. The score follows at once.
   */
  @Patch(':id')
  @SendsEtag()
  @NeedsIfMatch()
  @ApiResponse({ status: 409, description: 'It is archived.' })
  async updateReadinessTarget(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: UpdateTargetDto,
    @IfMatch() ifMatch: string,
  ): Promise<TargetResponse> {
    const change = { said: toSaidTerms(body), ifMatch };
    return toTargetResponse(await this.targets.update(learner, id, change));
  }

  /**
   * Archive a target
   *
   * It is no longer followed from day to day, and stays readable with all that was kept of it. Links to
   * its report show nothing any more.
   */
  @Delete(':id')
  @HttpCode(204)
  @NeedsIfMatch()
  async archiveReadinessTarget(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    await this.targets.archive(learner.id, id, ifMatch);
  }
}
