import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public, Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { ChosenFormat, Offers } from '../platform/http/formats.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { ReportExport, exportFormats, type ExportFormat } from './report-export.service.js';
import { reportSchema } from './report-schema.js';
import { ReportQueryDto } from './report.dto.js';
import { sendDocument } from './send-document.js';

const anyObject = { type: 'object', additionalProperties: true };

@ApiTags('Reports')
@Controller('v1/readiness')
export class ReportController {
  constructor(private readonly exports: ReportExport) {}

  /**
   * Export a report
   *
   * How ready you are for a target, as JSON (by the schema at `/v1/readiness/report-schema`), as CSV with a
   * line for each skill, as a drawing, as a page, as a sheet of A4, or as Markdown.
   */
  @Get('targets/:id/report')
  @Roles('learner')
  @ApiBearerAuth()
  @Offers(...exportFormats)
  @ApiResponse({ status: 200, schema: anyObject })
  async exportReadinessReport(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() { chart, theme, detail }: ReportQueryDto,
    @ChosenFormat() format: ExportFormat,
  ): Promise<StreamableFile> {
    const wish = { format, chart, theme, detail: detail === 'questions' };
    return sendDocument(await this.exports.export(learner.id, id, wish));
  }

  /**
   * Get the schema of reports
   *
   * JSON Schema (2020-12) of a report, and of what a link shows of it.
   */
  @Get('report-schema')
  @Public()
  @Header('Content-Type', 'application/schema+json; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=3600')
  @ApiResponse({ status: 200, content: { 'application/schema+json': { schema: anyObject } } })
  getReadinessReportSchema(): object {
    return reportSchema;
  }
}
