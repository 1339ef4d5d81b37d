import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { SendsVersion } from '../platform/http/versioned.interceptor.js';
import { Attendance } from './attendance.service.js';
import { InterviewCalendar } from './interview-calendar.service.js';
import { InterviewViews } from './interview-views.service.js';
import { MockInterviewResponse, toMockInterviewResponse } from './shown-interview.dto.js';

@ApiTags('Mock interviews')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/mock-interviews')
export class AttendanceController {
  constructor(
    private readonly attendance: Attendance,
    private readonly calendar: InterviewCalendar,
    private readonly views: InterviewViews,
  ) {}

  /**
   * Come in
   *
   * From ten minutes before the beginning. When both have, the interview is live; who has not 15 minutes
   * after the beginning has missed it. Once more changes nothing.
   */
  @Post(':id/join')
  @HttpCode(200)
  @SendsVersion()
  async joinMockInterview(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<MockInterviewResponse> {
    const record = await this.attendance.join(caller.id, id);
    return toMockInterviewResponse(await this.views.of(caller, record));
  }

  /**
   * Get it for a calendar
   *
   * As iCalendar (RFC 5545), in UTC, with an alarm a quarter of an hour before. Its UID stays; the file of
   * a new time has a higher SEQUENCE, and that of a cancelled one takes the entry back.
   */
  @Get(':id/calendar')
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="mock-interview.ics"')
  @ApiProduces('text/calendar')
  @ApiResponse({ status: 200, description: 'The calendar.', schema: { type: 'string' } })
  @ApiResponse({ status: 409, description: 'No time was agreed on yet.' })
  async getMockInterviewCalendar(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<string> {
    return this.calendar.write(caller, id);
  }
}
