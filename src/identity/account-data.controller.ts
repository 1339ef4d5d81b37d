import { Body, Controller, Delete, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles, SessionOnly } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import {
  AccountExportResponse,
  DeletionResponse,
  toAccountExportResponse,
  toDeletionResponse,
} from './account-data.dto.js';
import { AccountExportService } from './account-export.service.js';
import { Client, type ClientInfo } from './client-info.js';
import { DeletionService } from './deletion.service.js';
import { ConfirmPasswordDto } from './password.dto.js';

@ApiTags('Profile')
@ApiBearerAuth()
@Roles('learner')
@SessionOnly()
@Controller('v1/me')
export class AccountDataController {
  constructor(
    private readonly exports: AccountExportService,
    private readonly deletions: DeletionService,
  ) {}

  /**
   * Export my data
   *
   * Everything this service keeps about you, as one JSON document.
   */
  @Get('export')
  @Header('Cache-Control', 'no-store')
  @Header('Content-Disposition', 'attachment; filename="rehearse-export.json"')
  async exportAccount(@Caller() user: CurrentUser): Promise<AccountExportResponse> {
    return toAccountExportResponse(await this.exports.export(user), user.sessionId);
  }

  /**
   * Request the deletion of my account
   *
   * Needs the password. The account works for seven more days, within which the deletion can be
   * cancelled; then everything goes. Asking again does not move the day.
   */
  @Post('deletion')
  @HttpCode(202)
  async requestDeletion(
    @Caller() user: CurrentUser,
    @Body() { password }: ConfirmPasswordDto,
    @Client() client: ClientInfo,
  ): Promise<DeletionResponse> {
    return toDeletionResponse(await this.deletions.request(user, password, client.network));
  }

  /**
   * Cancel the deletion of my account
   *
   * 409 when none was requested.
   */
  @Delete('deletion')
  @HttpCode(204)
  async cancelDeletion(@Caller() user: CurrentUser): Promise<void> {
    await this.deletions.cancel(user);
  }
}
