import { Controller, Get, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { streamFile } from '../platform/http/stream-file.js';
import { SentFile, TakesUpload, type Upload } from '../platform/http/uploads.js';
import { StartsTask } from '../platform/tasks/starts-task.js';
import { TaskResponse, toTaskResponse } from '../platform/tasks/task.dto.js';
import {
  BankImportResponse,
  ImportBankQueryDto,
  ImportItemPageResponse,
  ListImportItemsQueryDto,
} from './bank-import.dto.js';
import { FileImport } from './file-import.service.js';
import { importMediaTypes } from './import-media-types.js';
import { importTemplate } from './import-template.js';
import { ImportReading } from './import-reading.service.js';

const mostBytes = 64 * 1024 * 1024;

@ApiTags('Bank exchange')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1/bank-imports')
export class BankImportController {
  constructor(
    private readonly imports: FileImport,
    private readonly reports: ImportReading,
  ) {}

  /**
   * Import questions into a bank
   *
   * For its owner and editors. Each entry of the file is the question of the bank that has its external id,
   * else the one that has its slug, else a new one. An entry that says what the bank says already changes
   * nothing, so the same file can be sent again. Entries become drafts, complete or not; with
   * `publish=true` those that keep every rule become one release. An entry that is rejected stops the
   * whole import, unless `skipRejected=true`. What a native file says about the bank itself is not
   * taken over, and what it brings along of topics, skills, sources, certifications and services is added
   * where it is not known. The id of the task is the id of the report at `/v1/bank-imports/{id}`.
   */
  @Post()
  @StartsTask({ required: true })
  @TakesUpload({ mediaTypes: importMediaTypes, mostBytes })
  @ApiBody({ schema: { type: 'object' } })
  @ApiResponse({ status: 403, description: 'You may look at the bank and not change it.' })
  @ApiResponse({ status: 404, description: 'No bank with this id.' })
  async importBank(
    @Caller() user: CurrentUser,
    @Query() query: ImportBankQueryDto,
    @SentFile() file: Upload,
  ): Promise<TaskResponse> {
    return toTaskResponse(await this.imports.start(user.id, file, query));
  }

  /**
   * Get a table to fill in
   *
   * CSV with the columns that an import takes, and a question that breaks no rule.
   */
  @Get('template')
  @ApiResponse({
    status: 200,
    description: 'A line of names, then a line for each question (RFC 4180).',
    content: { 'text/csv': { schema: { type: 'string' } } },
  })
  getImportTemplate(): Promise<StreamableFile> {
    return streamFile(importTemplate());
  }

  /**
   * Read the report of an import
   *
   * For owner and editors of the bank. It is there from the beginning, and is kept for seven days.
   */
  @Get(':id')
  getBankImport(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<BankImportResponse> {
    return this.reports.get(user.id, id);
  }

  /**
   * List the entries of an imported file
   *
   * In the order of the file, with what becomes of each, what an update changes, and what is wrong with it.
   */
  @Get(':id/items')
  listBankImportItems(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: ListImportItemsQueryDto,
  ): Promise<ImportItemPageResponse> {
    return this.reports.listItems(user.id, id, query);
  }
}
