import { Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public, Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import {
  CalendarFeedResponse,
  CalendarFileParamDto,
  CreatedCalendarFeedResponse,
} from './calendar-feed.dto.js';
import { CalendarFeedService } from './calendar-feed.service.js';

@ApiTags('Reminders')
@Controller('v1')
export class CalendarFeedController {
  constructor(private readonly feeds: CalendarFeedService) {}

  /** Get whether the calendar has an address */
  @Get('calendar-feed')
  @Roles('learner')
  @ApiBearerAuth()
  async getCalendarFeed(@Caller() learner: CurrentUser): Promise<CalendarFeedResponse> {
    const { createdAt } = await this.feeds.get(learner.id);
    return { createdAt: createdAt?.toISOString() ?? null };
  }

  /**
   * Make a secret address for the calendar
   *
   * For calendar applications, which cannot sign in. It is shown once; making another ends this one.
   */
  @Post('calendar-feed')
  @Roles('learner')
  @ApiBearerAuth()
  async createCalendarFeed(@Caller() learner: CurrentUser): Promise<CreatedCalendarFeedResponse> {
    const { url, createdAt } = await this.feeds.create(learner.id);
    return { url, createdAt: createdAt.toISOString() };
  }

  /** End the calendar's address */
  @Delete('calendar-feed')
  @Roles('learner')
  @ApiBearerAuth()
  @HttpCode(204)
  @ApiResponse({ status: 404, description: 'There is no address to end.' })
  async deleteCalendarFeed(@Caller() learner: CurrentUser): Promise<void> {
    await this.feeds.remove(learner.id);
  }

  /**
   * Read a calendar
   *
   * The next 60 days as iCalendar (RFC 5545): a session for each day on which cards come due, at the
   * learner's reminder time, the days of their interviews, and booked mock interviews. The address is the
   * credential.
   */
  @Get('calendars/:file')
  @Public()
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @ApiProduces('text/calendar')
  @ApiResponse({ status: 200, description: 'The calendar.', schema: { type: 'string' } })
  async readCalendar(@Param() { file }: CalendarFileParamDto): Promise<string> {
    return this.feeds.read(file);
  }
}
