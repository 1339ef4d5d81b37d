import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import { AccountResponse, UpdateProfileDto, toAccountResponse } from './account.dto.js';
import { ProfileService } from './profile.service.js';

@ApiTags('Profile')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/me')
export class ProfileController {
  constructor(private readonly profile: ProfileService) {}

  /**
   * Get my profile
   *
   * Who you are here, with the time zone and hour that your study day follows.
   */
  @Get()
  @SendsEtag()
  async getProfile(@Caller() user: CurrentUser): Promise<AccountResponse> {
    return toAccountResponse(await this.profile.get(user));
  }

  /**
   * Update my profile
   *
   * A JSON merge patch: what is absent stays as it is.
   */
  @Patch()
  @NeedsIfMatch()
  @SendsEtag()
  async updateProfile(
    @Caller() user: CurrentUser,
    @Body() dto: UpdateProfileDto,
    @IfMatch() ifMatch: string,
  ): Promise<AccountResponse> {
    return toAccountResponse(await this.profile.update(user, dto, ifMatch));
  }
}
