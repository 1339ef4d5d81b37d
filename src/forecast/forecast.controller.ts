import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ChartRenderer } from '../platform/charts/chart-renderer.service.js';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { ChosenFormat, Offers, type Format } from '../platform/http/formats.js';
import { forecastChart } from './forecast-chart.js';
import {
  ForecastQueryDto,
  ForecastResponse,
  OutlookQueryDto,
  RetentionSweepResponse,
  toForecastResponse,
  toRetentionSweepResponse,
} from './forecast.dto.js';
import { ForecastService } from './forecast.service.js';
import { retentionSweepChart } from './retention-sweep-chart.js';

@ApiTags('Forecast')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/forecast')
export class ForecastController {
  constructor(
    private readonly forecasts: ForecastService,
    private readonly charts: ChartRenderer,
  ) {}

  /**
   * Forecast the next study days
   *
   * Plays the days ahead many times, from your cards as they are and within your limits: each day you do
   * all that the queue gives you, and whether you recall an answer is chance, as likely as your memory
   * says. Every day has the range that the runs lie in. The same cards on the same day give the same
   * forecast. 422 when so many runs, days and cards are too much to compute.
   */
  @Get()
  @Offers('json', 'svg')
  @ApiResponse({ status: 200, type: ForecastResponse })
  @ApiResponse({ status: 422, description: 'More than can be computed while somebody waits.' })
  async getForecast(
    @Caller() learner: CurrentUser,
    @Query() query: ForecastQueryDto,
    @ChosenFormat() format: Format,
  ): Promise<ForecastResponse | string> {
    const forecast = await this.forecasts.forecast(learner, query);
    return format === 'svg'
      ? this.charts.render(forecastChart(forecast), query.theme)
      : toForecastResponse(forecast);
  }

  /**
   * Compare desired retentions
   *
   * The same forecast under each desired retention from .80 to .97, and under yours: what it costs in
   * reviews and minutes, and how many questions it leaves you able to recall.
   */
  @Get('retention-sweep')
  @Offers('json', 'svg')
  @ApiResponse({ status: 200, type: RetentionSweepResponse })
  @ApiResponse({ status: 422, description: 'More than can be computed while somebody waits.' })
  async getRetentionSweep(
    @Caller() learner: CurrentUser,
    @Query() query: OutlookQueryDto,
    @ChosenFormat() format: Format,
  ): Promise<RetentionSweepResponse | string> {
    const sweep = await this.forecasts.sweep(learner, query);
    return format === 'svg'
      ? this.charts.render(retentionSweepChart(sweep), query.theme)
      : toRetentionSweepResponse(sweep);
  }
}
