import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ChartRenderer } from '../platform/charts/chart-renderer.service.js';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { ChosenFormat, Offers, type Format } from '../platform/http/formats.js';
import { calibrationChart } from './calibration-chart.js';
import {
  CalibrationQueryDto,
  CalibrationResponse,
  toCalibrationResponse,
} from './calibration.dto.js';
import { CardStatistics } from './card-statistics.service.js';
import { futureDueChart } from './future-due-chart.js';
import { FutureDueQueryDto, FutureDueResponse, toFutureDueResponse } from './future-due.dto.js';
import { heatMapChart } from './heat-map-chart.js';
import { HeatMapQueryDto, HeatMapResponse, toHeatMapResponse } from './heat-map.dto.js';
import {
  StatisticsQueryDto,
  StatisticsResponse,
  toChosenDays,
  toStatisticsResponse,
} from './statistics.dto.js';
import { StatisticsService } from './statistics.service.js';

@ApiTags('Statistics')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/statistics')
export class StatisticsController {
  constructor(
    private readonly statistics: StatisticsService,
    private readonly cards: CardStatistics,
    private readonly charts: ChartRenderer,
  ) {}

  /**
   * Get my statistics
   *
   * True retention, calibration, practice by day, streaks, what falls due, and recall by topic and by
   * skill. Reviews count with their corrected ratings; what was undone, and practice, never counts.
   */
  @Get()
  async getStatistics(
    @Caller() learner: CurrentUser,
    @Query() query: StatisticsQueryDto,
  ): Promise<StatisticsResponse> {
    return toStatisticsResponse(await this.statistics.get(learner, toChosenDays(query)));
  }

  /**
   * Get how well the model knows me
   *
   * Predicted against actual recall in ten bins, with log loss and RMSE over bins as fsrs-rs, Anki and
   * the optimiser compute them. As figures, or as a chart.
   */
  @Get('calibration')
  @Offers('json', 'svg')
  @ApiResponse({ status: 200, type: CalibrationResponse })
  async getCalibration(
    @Caller() learner: CurrentUser,
    @Query() query: CalibrationQueryDto,
    @ChosenFormat() format: Format,
  ): Promise<CalibrationResponse | string> {
    const calibration = await this.statistics.calibration(learner, toChosenDays(query));
    return format === 'svg'
      ? this.charts.render(calibrationChart(calibration), query.theme)
      : toCalibrationResponse(calibration);
  }

  /**
   * Get what falls due
   *
   * Cards and minutes of each coming day, each card once, on the day it comes back next. Minutes are
   * your median for questions of that kind, else the time box. As figures, or as a chart.
   */
  @Get('future-due')
  @Offers('json', 'svg')
  @ApiResponse({ status: 200, type: FutureDueResponse })
  async getFutureDue(
    @Caller() learner: CurrentUser,
    @Query() { days, theme }: FutureDueQueryDto,
    @ChosenFormat() format: Format,
  ): Promise<FutureDueResponse | string> {
    const due = await this.cards.futureDue(learner, days);
    return format === 'svg'
      ? this.charts.render(futureDueChart(due), theme)
      : toFutureDueResponse(due);
  }

  /**
   * Get practice by day
   *
   * Reviews and minutes of each study day of a year, as figures or as a chart.
   */
  @Get('heat-map')
  @Offers('json', 'svg')
  @ApiResponse({ status: 200, type: HeatMapResponse })
  async getHeatMap(
    @Caller() learner: CurrentUser,
    @Query() { year, theme }: HeatMapQueryDto,
    @ChosenFormat() format: Format,
  ): Promise<HeatMapResponse | string> {
    const map = await this.statistics.heatMap(learner, year ?? null);
    return format === 'svg' ? this.charts.render(heatMapChart(map), theme) : toHeatMapResponse(map);
  }
}
