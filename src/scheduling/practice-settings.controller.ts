import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import {
  PracticeSettingsResponse,
  UpdatePracticeSettingsDto,
  toPracticeSettingsResponse,
} from './practice-settings.dto.js';
import { PracticeSettingsService } from './practice-settings.service.js';

@ApiTags('Practice settings')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/practice-settings')
export class PracticeSettingsController {
  constructor(private readonly settings: PracticeSettingsService) {}

  /** Get practice settings */
  @Get()
  @SendsEtag()
  async getPracticeSettings(@Caller() learner: CurrentUser): Promise<PracticeSettingsResponse> {
    const { settings, parameters } = await this.settings.get(learner.id);
    return toPracticeSettingsResponse(settings, parameters);
  }

  /**
   * Change practice settings
   *
   * A JSON merge patch. New retention, intervals, steps or weights apply to reviews from now on; cards
   * keep what earlier reviews made of them.
   */
  @Patch()
  @SendsEtag()
  @NeedsIfMatch()
  async updatePracticeSettings(
    @Caller() learner: CurrentUser,
    @IfMatch() ifMatch: string,
    @Body() body: UpdatePracticeSettingsDto,
  ): Promise<PracticeSettingsResponse> {
    const { settings, parameters } = await this.settings.update(learner.id, body, ifMatch);
    return toPracticeSettingsResponse(settings, parameters);
  }
}
