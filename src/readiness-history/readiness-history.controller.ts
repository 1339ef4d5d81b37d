import { Controller, Delete, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ChartRenderer } from '../platform/charts/chart-renderer.service.js';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { ChosenFormat, Offers, type Format } from '../platform/http/formats.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { ReadinessReportResponse } from '../readiness/readiness-report.dto.js';
import { AskedSnapshots } from './asked-snapshots.service.js';
import { historyChart } from './history-chart.js';
import { HistoryQueryDto, HistoryResponse, toHistoryResponse } from './history.dto.js';
import { ScoreHistories } from './score-history.service.js';
import { SnapshotPageResponse, SnapshotResponse, toSnapshotResponse } from './snapshot.dto.js';
import { Snapshots } from './snapshots.service.js';
import { writeHistoryCsv } from './write-history-csv.js';

@ApiTags('Readiness')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/readiness')
export class ReadinessHistoryController {
  constructor(
    private readonly asked: AskedSnapshots,
    private readonly snapshots: Snapshots,
    private readonly histories: ScoreHistories,
    private readonly charts: ChartRenderer,
  ) {}

  /**
   * Keep my score as it is now
   *
   * One is kept by itself when a study day of yours ends, and on the day of the interview. 409 while no
   * answer is graded, when the interview is over, for a target that is put away, and for one with
   * 200 that you asked for; those stay until you delete them. Of the daily ones the last of a week stays
   * after a year, and the last of a month after three. 429 after twenty
   * within a day, those that were deleted since included.
   */
  @Post('targets/:id/snapshots')
  @Idempotent()
  @SendsLocation(({ id }: SnapshotResponse) => `/v1/readiness/snapshots/${id}`)
  async createReadinessSnapshot(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<SnapshotResponse> {
    return toSnapshotResponse(await this.asked.take(learner, id));
  }

  /**
   * List the scores that were kept
   *
   * The latest first, each with why it is another one than the one before.
   */
  @Get('targets/:id/snapshots')
  async listReadinessSnapshots(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<SnapshotPageResponse> {
    const { data, nextCursor } = await this.snapshots.list(learner.id, id, query);
    return { data: data.map(toSnapshotResponse), nextCursor };
  }

  /**
   * See how my score went
   *
   * As figures, as a table with a row for each snapshot, or as a line with its range. Every change is
   * taken apart: what was forgotten, what practice and new grades brought, what changed grades took, what
   * another blueprint, another model of memory and another formula did. The parts sum to the change.
   */
  @Get('targets/:id/history')
  @Offers('json', 'csv', 'svg')
  @ApiResponse({ status: 200, type: HistoryResponse })
  async getReadinessHistory(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() { from, to, theme }: HistoryQueryDto,
    @ChosenFormat() format: Format,
  ): Promise<HistoryResponse | string> {
    const history = await this.histories.get(learner.id, id, { from, to });
    if (format === 'svg') return this.charts.render(historyChart(history), theme);
    return format === 'csv' ? writeHistoryCsv(history) : toHistoryResponse(history);
  }

  /**
   * Read a report as it was
   *
   * The whole report of a snapshot, the same bytes every time, whatever became of the target since.
   */
  @Get('snapshots/:id')
  @Header('Content-Type', 'application/json; charset=utf-8')
  @ApiResponse({ status: 200, type: ReadinessReportResponse })
  getReadinessSnapshot(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<string> {
    return this.snapshots.getReport(learner.id, id);
  }

  /**
   * Delete a snapshot
   *
   * The next one then tells its change since the one before.
   */
  @Delete('snapshots/:id')
  @HttpCode(204)
  async deleteReadinessSnapshot(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<void> {
    await this.snapshots.remove(learner.id, id);
  }
}
