import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import {
  DueReminderPageResponse,
  ListDueRemindersQueryDto,
  ReminderResponse,
  ReminderSettingsResponse,
  UpdateReminderSettingsDto,
  toDueReminderPage,
  toReminderResponse,
  toReminderSettingsResponse,
} from './reminder.dto.js';
import { ReminderService } from './reminder.service.js';
import { ReminderSettingsService } from './reminder-settings.service.js';

@ApiTags('Reminders')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/reminders')
export class ReminderController {
  constructor(
    private readonly reminders: ReminderService,
    private readonly settings: ReminderSettingsService,
  ) {}

  /**
   * List reminders that came due
   *
   * For a push service, with an administrator's token: everybody whose local time came after `since`
   * and whose session is worth the call. Nothing is marked as sent; polling again with the same
   * `since` answers the same, so a lost answer loses nobody.
   */
  @Get()
  @Roles('admin')
  @ApiResponse({ status: 422, description: '`since` is not within the last 24 hours.' })
  async listDueReminders(
    @Query() query: ListDueRemindersQueryDto,
  ): Promise<DueReminderPageResponse> {
    return toDueReminderPage(await this.reminders.listDue(query));
  }

  /**
   * Get the next reminder
   *
   * The next time within two weeks at which the caller is worth calling, if nothing is done until
   * then; for notifications that a phone plans by itself.
   */
  @Get('next')
  async getNextReminder(@Caller() learner: CurrentUser): Promise<ReminderResponse> {
    return toReminderResponse(await this.reminders.findNext(learner));
  }

  /** Get reminder settings */
  @Get('settings')
  @SendsEtag()
  async getReminderSettings(@Caller() learner: CurrentUser): Promise<ReminderSettingsResponse> {
    return toReminderSettingsResponse(await this.settings.get(learner.id));
  }

  /**
   * Change reminder settings
   *
   * A JSON merge patch. Reminders are off until somebody turns them on.
   */
  @Patch('settings')
  @SendsEtag()
  @NeedsIfMatch()
  async updateReminderSettings(
    @Caller() learner: CurrentUser,
    @IfMatch() ifMatch: string,
    @Body() body: UpdateReminderSettingsDto,
  ): Promise<ReminderSettingsResponse> {
    return toReminderSettingsResponse(await this.settings.update(learner.id, body, ifMatch));
  }
}
