import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { ParameterVersions } from './parameter-versions.service.js';
import {
  SchedulingParametersPageResponse,
  SchedulingParametersResponse,
  VersionParamDto,
} from './scheduling-parameters.dto.js';

@ApiTags('Optimizer')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/scheduling-parameters')
export class SchedulingParametersController {
  constructor(private readonly versions: ParameterVersions) {}

  /**
   * List versions of my scheduling parameters
   *
   * Latest first, those that are built in last. Every change of weights, retention, intervals or steps
   * made one, and reviews keep the one they were made with.
   */
  @Get()
  listSchedulingParameters(
    @Caller() learner: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<SchedulingParametersPageResponse> {
    return this.versions.list(learner.id, query);
  }

  /**
   * Make a version current
   *
   * To go back, or forward again. All of the version counts, for reviews from now on; limits a day are
   * no part of it. Activating the current version changes nothing, so a retry is safe.
   */
  @Post(':version/activate')
  @HttpCode(200)
  activateSchedulingParameters(
    @Caller() learner: CurrentUser,
    @Param() { version }: VersionParamDto,
  ): Promise<SchedulingParametersResponse> {
    return this.versions.activate(learner.id, version);
  }
}
