import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles, SessionOnly } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { PageQueryDto } from '../platform/http/paging.js';
import {
  CreateTokenDto,
  CreatedTokenResponse,
  TokenPageResponse,
  toCreatedTokenResponse,
  toTokenResponse,
} from './personal-access-token.dto.js';
import { PersonalAccessTokenService } from './personal-access-token.service.js';

@ApiTags('Personal access tokens')
@ApiBearerAuth()
@Roles('learner')
@SessionOnly()
@Controller('v1/me/tokens')
export class PersonalAccessTokenController {
  constructor(private readonly tokens: PersonalAccessTokenService) {}

  /**
   * List my personal access tokens
   *
   * Newest first, without their secrets.
   */
  @Get()
  async listTokens(
    @Caller() user: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<TokenPageResponse> {
    const { data, nextCursor } = await this.tokens.list(user, query);
    return { data: data.map(toTokenResponse), nextCursor };
  }

  /**
   * Create a personal access token
   *
   * For scripts. The secret is shown in this answer only, so a retry makes another token rather
   * than repeating the answer.
   */
  @Post()
  @Header('Cache-Control', 'no-store')
  async createToken(
    @Caller() user: CurrentUser,
    @Body() dto: CreateTokenDto,
  ): Promise<CreatedTokenResponse> {
    return toCreatedTokenResponse(await this.tokens.create(user, dto));
  }

  /**
   * Revoke a personal access token
   *
   * It stops working at once.
   */
  @Delete(':id')
  @HttpCode(204)
  async revokeToken(@Caller() user: CurrentUser, @Param() { id }: IdParamDto): Promise<void> {
    await this.tokens.revoke(user, id);
  }
}
