import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Public, Roles, SessionOnly } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { Client, type ClientInfo } from './client-info.js';
import { PasswordResetService } from './password-reset.service.js';
import {
  ChangePasswordDto,
  ConfirmPasswordDto,
  RecoverAccountDto,
  RecoveryCodesResponse,
  ResetPasswordDto,
} from './password.dto.js';
import { PasswordService } from './password.service.js';
import { RecoveryService } from './recovery.service.js';

@ApiTags('Authentication')
@Controller('v1/auth')
export class PasswordController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly recovery: RecoveryService,
    private readonly resets: PasswordResetService,
  ) {}

  /**
   * Change my password
   *
   * Needs the old one. Your other sessions end; personal access tokens keep working.
   */
  @Post('password')
  @HttpCode(204)
  @Roles('learner')
  @SessionOnly()
  @ApiBearerAuth()
  async changePassword(
    @Caller() user: CurrentUser,
    @Body() dto: ChangePasswordDto,
    @Client() client: ClientInfo,
  ): Promise<void> {
    await this.passwords.change(user, dto, client.network);
  }

  /**
   * Recover an account
   *
   * Sets a new password with one of the recovery codes, which is used up. Every session ends and
   * every personal access token is revoked; log in afterwards.
   */
  @Post('recover')
  @HttpCode(204)
  @Public()
  async recoverAccount(
    @Body() dto: RecoverAccountDto,
    @Client() client: ClientInfo,
  ): Promise<void> {
    await this.recovery.recover(dto, client.network);
  }

  /**
   * Renew my recovery codes
   *
   * Ten new one-time codes; those before are void.
   */
  @Post('recovery-codes')
  @Roles('learner')
  @SessionOnly()
  @ApiBearerAuth()
  @Header('Cache-Control', 'no-store')
  async renewRecoveryCodes(
    @Caller() user: CurrentUser,
    @Body() { password }: ConfirmPasswordDto,
    @Client() client: ClientInfo,
  ): Promise<RecoveryCodesResponse> {
    return { recoveryCodes: await this.recovery.renewCodes(user, password, client.network) };
  }

  /**
   * Reset a password
   *
   * Sets a new password with the token of a link that an admin issued. Every session ends and every
   * personal access token is revoked; log in afterwards.
   */
  @Post('reset-password')
  @HttpCode(204)
  @Public()
  async resetPassword(@Body() dto: ResetPasswordDto, @Client() client: ClientInfo): Promise<void> {
    await this.resets.reset(dto, client.network);
  }
}
