import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ChartRenderer } from '../platform/charts/chart-renderer.service.js';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { ChosenFormat, Offers, type Format } from '../platform/http/formats.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { CohortReadinessResponse } from './cohort-outlook.dto.js';
import { CohortReadinessPages } from './cohort-readiness-pages.service.js';
import { CohortReadinessQueryDto } from './cohort-readiness.dto.js';
import { readinessMatrixChart } from './readiness-matrix-chart.js';
import { writeCohortCsv } from './write-cohort-csv.js';

@ApiTags('Coaching')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1/cohorts/:id/readiness')
export class CohortReadinessController {
  constructor(
    private readonly pages: CohortReadinessPages,
    private readonly charts: ChartRenderer,
  ) {}

  /**
   * See how ready a cohort is
   *
   * Members by skills: scores with their ranges, the chance of each to reach the bar, and how many are
   * expected to. Measured by a role of a kit (`template`), by a target of yours (`targetId`), or each by
   * the target they are working towards. Every figure rests on the questions of the cohort's banks and
   * assignments only, so that it can differ from what a member is told; `questions` says how many of those
   * asked they are, and where there are none there is no figure. Members who do not show their scores are
   * there by name; each of the others finds one entry an hour about it in their access log. JSON and SVG
   * hold a page of members, CSV a row for every member and skill.
   */
  @Get()
  @Offers('json', 'csv', 'svg')
  @ApiResponse({ status: 200, type: CohortReadinessResponse })
  @ApiResponse({ status: 422, description: 'The template or the target is not known.' })
  async getCohortReadiness(
    @Caller() coach: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: CohortReadinessQueryDto,
    @ChosenFormat() format: Format,
  ): Promise<CohortReadinessResponse | string> {
    if (format === 'csv') return writeCohortCsv(await this.pages.readAll(coach, id, query));
    const page = await this.pages.read(coach, id, query);
    return format === 'svg' ? this.charts.render(readinessMatrixChart(page), query.theme) : page;
  }
}
