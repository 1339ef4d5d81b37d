import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ChartRenderer } from '../platform/charts/chart-renderer.service.js';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { ChosenFormat, Offers, type Format } from '../platform/http/formats.js';
import { futureDueChart } from './future-due-chart.js';
import { FutureDueQueryDto, FutureDueResponse, toFutureDueResponse } from './future-due.dto.js';
import { PlannedLoad } from './planned-load.service.js';

@ApiTags('Statistics')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/statistics')
export class StatisticsController {
  constructor(
    private readonly planned: PlannedLoad,
    private readonly charts: ChartRenderer,
  ) {}

  /**
   * Get what falls due
   *
   * Cards and minutes of each coming day, each card once, on the day it comes back next. Minutes are
   * your median for questions of that kind, else the time box.
   */
  @Get('future-due')
  @Offers('json', 'svg')
  @ApiResponse({ status: 200, type: FutureDueResponse })
  async getFutureDue(
    @Caller() learner: CurrentUser,
    @Query() { days, theme }: FutureDueQueryDto,
    @ChosenFormat() format: Format,
  ): Promise<FutureDueResponse | string> {
    const due = await this.planned.futureDue(learner, days);
    return format === 'svg'
      ? this.charts.render(futureDueChart(due), theme)
      : toFutureDueResponse(due);
  }
}
