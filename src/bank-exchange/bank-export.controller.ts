import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { ChosenFormat, Offers } from '../platform/http/formats.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { streamFile } from '../platform/http/stream-file.js';
import { ExportBankQueryDto } from './bank-export.dto.js';
import { BankExport } from './bank-export.service.js';
import { exportNames, type ExportFormat } from './export-formats.js';

@ApiTags('Bank exchange')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/banks')
export class BankExportController {
  constructor(private readonly exports: BankExport) {}

  /**
   * Export a bank
   *
   * As it was released last, or in the release that is named. JSON, YAML, CSV and Markdown hold everything
   * about its questions: imported into another bank and exported again, they are the same bytes. Moodle
   * XML, QTI and GIFT hold what those have a place for. For owner and collaborators, and for everybody
   * who may read a bank that shows its outlines at any time, as they are in it.
   */
  @Get(':id/export')
  @Offers(...exportNames)
  @ApiResponse({ status: 200, schema: { type: 'object', additionalProperties: true } })
  @ApiResponse({
    status: 403,
    description: 'Outlines of this bank, or its drafts, are not for you.',
  })
  async exportBank(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() { release, drafts }: ExportBankQueryDto,
    @ChosenFormat() format: ExportFormat,
  ): Promise<StreamableFile> {
    const wish = { format, release, drafts: drafts === 'true' };
    return streamFile(await this.exports.open(user.id, id, wish));
  }
}
