import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Public, Roles, SessionOnly } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import {
  LogInDto,
  RefreshDto,
  RegisterDto,
  RegisteredResponse,
  SessionTokensResponse,
  SignedInResponse,
  toRegisteredResponse,
  toSessionTokensResponse,
  toSignedInResponse,
} from './auth.dto.js';
import { Client, type ClientInfo } from './client-info.js';
import { LoginService } from './login.service.js';
import { RegistrationService } from './registration.service.js';
import { SessionRefreshService } from './session-refresh.service.js';
import { SessionService } from './session.service.js';

@ApiTags('Authentication')
@Controller('v1/auth')
export class AuthController {
  constructor(
    private readonly registration: RegistrationService,
    private readonly login: LoginService,
    private readonly refreshing: SessionRefreshService,
    private readonly sessions: SessionService,
  ) {}

  /**
   * Register
   *
   * Makes an account with the role learner and signs in. Keep the recovery codes: no mail is sent,
   * so they are the way back in without the password.
   */
  @Post('register')
  @Public()
  @Header('Cache-Control', 'no-store')
  async registerAccount(
    @Body() { email, password, displayName, zone = 'UTC' }: RegisterDto,
    @Client() client: ClientInfo,
  ): Promise<RegisteredResponse> {
    const draft = { email, password, displayName, zone };
    return toRegisteredResponse(await this.registration.register(draft, client));
  }

  /**
   * Log in
   *
   * Opens a session. Too many failures from one network are answered 429; an account is never
   * locked.
   */
  @Post('login')
  @HttpCode(200)
  @Public()
  @Header('Cache-Control', 'no-store')
  async logIn(@Body() dto: LogInDto, @Client() client: ClientInfo): Promise<SignedInResponse> {
    return toSignedInResponse(await this.login.logIn(dto, client));
  }

  /**
   * Refresh a session
   *
   * Exchanges the refresh token for a new pair. Sent again within 30 seconds it gets the same
   * successor; used later, the whole session is revoked, since two parties seem to hold it.
   */
  @Post('refresh')
  @HttpCode(200)
  @Public()
  @Header('Cache-Control', 'no-store')
  async refreshSession(@Body() { refreshToken }: RefreshDto): Promise<SessionTokensResponse> {
    return toSessionTokensResponse(await this.refreshing.refresh(refreshToken));
  }

  /**
   * Log out
   *
   * Ends the session of this access token, at once.
   */
  @Post('logout')
  @HttpCode(204)
  @Roles('learner')
  @SessionOnly()
  @ApiBearerAuth()
  async logOut(@Caller() user: CurrentUser): Promise<void> {
    await this.sessions.logOut(user);
  }
}
