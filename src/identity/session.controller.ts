import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles, SessionOnly } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { SessionPageResponse, toSessionResponse } from './session.dto.js';
import { SessionService } from './session.service.js';

@ApiTags('Authentication')
@ApiBearerAuth()
@Roles('learner')
@SessionOnly()
@Controller('v1/auth/sessions')
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  /**
   * List my sessions
   *
   * The devices on which you are signed in, newest first.
   */
  @Get()
  async listSessions(
    @Caller() user: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<SessionPageResponse> {
    const { data, nextCursor } = await this.sessions.list(user, query);
    return { data: data.map((each) => toSessionResponse(each, user.sessionId)), nextCursor };
  }

  /**
   * Revoke a session
   *
   * Signs a device out. Its access token stops working at once.
   */
  @Delete(':id')
  @HttpCode(204)
  async revokeSession(@Caller() user: CurrentUser, @Param() { id }: IdParamDto): Promise<void> {
    await this.sessions.revoke(user, id);
  }
}
