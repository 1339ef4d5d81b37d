import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ChartRenderer } from '../platform/charts/chart-renderer.service.js';
import { Roles } from '../platform/http/access.js';
import { ChosenFormat, Offers, type Format } from '../platform/http/formats.js';
import {
  CalibrationReportQueryDto,
  CalibrationReportResponse,
  toCalibrationReportResponse,
} from './calibration-report.dto.js';
import { CalibrationReports } from './calibration-report.service.js';
import { reliabilityChart } from './reliability-chart.js';

@ApiTags('Readiness')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/readiness/calibration')
export class ReadinessCalibrationController {
  constructor(
    private readonly reports: CalibrationReports,
    private readonly charts: ChartRenderer,
  ) {}

  /**
   * Get how honest scores were
   *
   * Chances of passing, as they were told before real interviews began, against how those went, over
   * everybody; from 100 outcomes on. Besides what scores are made with at present: how graders of each
   * kind are taken to err, and the nightly job that learnt it. As figures, or as a reliability chart.
   */
  @Get()
  @Offers('json', 'svg')
  @ApiResponse({ status: 200, type: CalibrationReportResponse })
  async getReadinessCalibration(
    @Query() { theme }: CalibrationReportQueryDto,
    @ChosenFormat() format: Format,
  ): Promise<CalibrationReportResponse | string> {
    const report = await this.reports.get();
    return format === 'svg'
      ? this.charts.render(reliabilityChart(report.check), theme)
      : toCalibrationReportResponse(report);
  }
}
