import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { ReleaseList } from './release-list.service.js';
import { ReleaseChangePageResponse, ReleasePageResponse, ReleaseParamDto } from './release.dto.js';

@ApiTags('Question bank')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/banks/:id/releases')
export class ReleaseController {
  constructor(private readonly releases: ReleaseList) {}

  /**
   * List the releases of a bank
   *
   * The newest first, for whoever may read the bank. What learners see of a bank changes by them only.
   */
  @Get()
  listReleases(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<ReleasePageResponse> {
    return this.releases.list(caller.id, id, query);
  }

  /**
   * Read what a release changes
   *
   * Question by question, by slug, with the names of the fields that differ. What they say is read with
   * the question; nothing of an outline is here.
   */
  @Get(':number')
  getRelease(
    @Caller() caller: CurrentUser,
    @Param() place: ReleaseParamDto,
    @Query() query: PageQueryDto,
  ): Promise<ReleaseChangePageResponse> {
    return this.releases.describe(caller.id, place, query);
  }
}
