import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { SendsVersion } from '../platform/http/versioned.interceptor.js';
import { Attendance } from './attendance.service.js';
import { InterviewViews } from './interview-views.service.js';
import { MockInterviewResponse, toMockInterviewResponse } from './shown-interview.dto.js';

@ApiTags('Mock interviews')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/mock-interviews')
export class AttendanceController {
  constructor(
    private readonly attendance: Attendance,
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
}
