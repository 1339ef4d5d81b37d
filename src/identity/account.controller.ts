import { Body, Controller, Get, Header, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles, SessionOnly } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import {
  AccountPageResponse,
  AccountResponse,
  ListAccountsQueryDto,
  UpdateAccountDto,
  toAccountResponse,
} from './account.dto.js';
import { AccountService } from './account.service.js';
import { ResetLinkResponse, toResetLinkResponse } from './password.dto.js';
import { ResetLinkService } from './reset-link.service.js';
import { RoleService } from './role.service.js';

@ApiTags('Accounts')
@ApiBearerAuth()
@Roles('admin')
@SessionOnly()
@Controller('v1/accounts')
export class AccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly roles: RoleService,
    private readonly links: ResetLinkService,
  ) {}

  /**
   * List accounts
   *
   * Everybody, oldest account first.
   */
  @Get()
  async listAccounts(@Query() query: ListAccountsQueryDto): Promise<AccountPageResponse> {
    const { data, nextCursor } = await this.accounts.list(query);
    return { data: data.map(toAccountResponse), nextCursor };
  }

  /**
   * Get an account
   *
   * One account by its id.
   */
  @Get(':id')
  @SendsEtag()
  async getAccount(@Param() { id }: IdParamDto): Promise<AccountResponse> {
    return toAccountResponse(await this.accounts.get(id));
  }

  /**
   * Update an account
   *
   * Gives a role. It holds from the next request of that account on. The last admin stays one.
   */
  @Patch(':id')
  @NeedsIfMatch()
  @SendsEtag()
  async updateAccount(
    @Param() { id }: IdParamDto,
    @Body() { role }: UpdateAccountDto,
    @IfMatch() ifMatch: string,
  ): Promise<AccountResponse> {
    return toAccountResponse(await this.roles.change(id, role, ifMatch));
  }

  /**
   * Create a password reset link
   *
   * A token with which the holder sets a new password, once, within a day. It is shown in this
   * answer only and takes the place of any earlier one.
   */
  @Post(':id/password-reset-links')
  @Header('Cache-Control', 'no-store')
  async createPasswordResetLink(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<ResetLinkResponse> {
    return toResetLinkResponse(await this.links.issue(user, id));
  }
}
