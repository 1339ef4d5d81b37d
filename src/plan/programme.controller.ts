import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { ProgrammePageResponse, ProgrammeParamDto, ProgrammeResponse } from './programme.dto.js';
import { Programmes } from './programmes.service.js';
import { toProgrammeResponse, toProgrammeSummary } from './to-programme-response.js';

@ApiTags('Plan')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/programmes')
export class ProgrammeController {
  constructor(private readonly programmes: Programmes) {}

  /**
   * List programmes
   *
   * By slug, with the hours of their sittings beside the hours that they are said to take.
   */
  @Get()
  async listProgrammes(
    @Caller() learner: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<ProgrammePageResponse> {
    const { data, nextCursor } = await this.programmes.list(learner.id, query);
    return { data: data.map(toProgrammeSummary), nextCursor };
  }

  /**
   * Read a programme
   *
   * All weeks with what is read, built and asked in each, what it may cost, and by which rules time is
   * kept. The newest edition; a plan keeps to the one it was made of.
   */
  @Get(':slug')
  @ApiResponse({ status: 404, description: 'There is no programme of this name.' })
  async getProgramme(@Param() { slug }: ProgrammeParamDto): Promise<ProgrammeResponse> {
    return toProgrammeResponse(await this.programmes.get(slug));
  }
}
