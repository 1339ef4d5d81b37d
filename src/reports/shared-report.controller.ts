import { Controller, Get, Param, UseFilters, type StreamableFile } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../platform/http/access.js';
import { ServesDocument } from '../platform/http/formats.js';
import { IgnoresQuery } from '../platform/http/unexpected-input.interceptor.js';
import { LostPageFilter } from './lost-page.filter.js';
import { ReportTokenParamDto } from './report.dto.js';
import { sendDocument } from './send-document.js';
import { SharedReports } from './shared-reports.service.js';

const text = { type: 'string' } as const;
const bytes = { type: 'string', format: 'binary' } as const;
const anyObject = { type: 'object', additionalProperties: true } as const;

/** The address is the credential. All that do not work answer alike. */
@ApiTags('Reports')
@Public()
@IgnoresQuery()
@Controller('report/:token')
export class SharedReportController {
  constructor(private readonly reports: SharedReports) {}

  /**
   * Read a shared report
   *
   * A page for phones, desks and paper, without scripts. Links that are unknown, over or taken back answer
   * 404, a browser with a page; so do those of somebody who asked for the deletion of their account, until
   * that is cancelled.
   */
  @Get()
  @UseFilters(LostPageFilter)
  @ServesDocument('html')
  @ApiResponse({ status: 200, content: { 'text/html': { schema: text } } })
  async readSharedReport(@Param() { token }: ReportTokenParamDto): Promise<StreamableFile> {
    return sendDocument({ name: 'readiness.html', body: await this.reports.write(token, 'html') });
  }

  /** Read a shared report as a sheet of A4 */
  @Get('report.pdf')
  @ServesDocument('pdf')
  @ApiResponse({ status: 200, content: { 'application/pdf': { schema: bytes } } })
  async readSharedReportPdf(@Param() { token }: ReportTokenParamDto): Promise<StreamableFile> {
    return sendDocument({ name: 'readiness.pdf', body: await this.reports.write(token, 'pdf') });
  }

  /**
   * Read a shared report as JSON
   *
   * By the schema at `/v1/readiness/report-schema`; what is not shown is not there.
   */
  @Get('report.json')
  @ServesDocument('json')
  @ApiResponse({ status: 200, content: { 'application/json': { schema: anyObject } } })
  async readSharedReportJson(@Param() { token }: ReportTokenParamDto): Promise<StreamableFile> {
    return sendDocument({ name: 'readiness.json', body: await this.reports.write(token, 'json') });
  }

  /** Read a shared report as Markdown */
  @Get('report.md')
  @ServesDocument('markdown')
  @ApiResponse({ status: 200, content: { 'text/markdown': { schema: text } } })
  async readSharedReportMarkdown(@Param() { token }: ReportTokenParamDto): Promise<StreamableFile> {
    return sendDocument({
      name: 'readiness.md',
      body: await this.reports.write(token, 'markdown'),
    });
  }

  /** Read the chart of a shared report */
  @Get('chart.svg')
  @ServesDocument('svg')
  @ApiResponse({ status: 200, content: { 'image/svg+xml': { schema: text } } })
  async readSharedChart(@Param() { token }: ReportTokenParamDto): Promise<StreamableFile> {
    return sendDocument({ name: 'chart.svg', body: await this.reports.write(token, 'svg') });
  }

  /**
   * Read the badge of a shared report
   *
   * For the front page of a portfolio: the target, its score, and the range if that is shown.
   */
  @Get('badge.svg')
  @ServesDocument('svg')
  @ApiResponse({ status: 200, content: { 'image/svg+xml': { schema: text } } })
  async readSharedBadge(@Param() { token }: ReportTokenParamDto): Promise<StreamableFile> {
    return sendDocument({ name: 'badge.svg', body: await this.reports.write(token, 'badge') });
  }
}
