import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { StreamsEvents } from '../platform/http/streams-events.js';
import { SendsWeakEtag } from '../platform/http/versioned.interceptor.js';
import { InterviewReportResponse, toInterviewReportResponse } from './interview-report.dto.js';
import { InterviewReports } from './interview-report.service.js';
import { InterviewStreams } from './interview-streams.service.js';
import { LiveInterviewResponse, toLiveInterviewResponse } from './live-interview.dto.js';
import { LiveInterviews } from './live-interviews.service.js';
import { RoundCourse } from './round-course.service.js';

@ApiTags('Mock interviews')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/mock-interviews/:id')
export class LiveInterviewController {
  constructor(
    private readonly live: LiveInterviews,
    private readonly streams: InterviewStreams,
    private readonly course: RoundCourse,
    private readonly reports: InterviewReports,
  ) {}

  /**
   * Read the live state of a mock interview
   *
   * Who is there, the rounds with their clocks, the question once its round has begun, the hints that
   * were shown, and who has handed in feedback. For polling: with the ETag as `If-None-Match`, 304 while
   * nothing has changed; clocks run on by themselves. The same by Server-Sent Events under `/events`.
   */
  @Get('live')
  @SendsWeakEtag()
  async getLiveInterview(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<LiveInterviewResponse> {
    return toLiveInterviewResponse(await this.live.get(caller.id, id));
  }

  /**
   * Watch a mock interview
   *
   * Server-Sent Events. An event `interview` holds the live state as it is now, then after each change
   * that is seen, at most once a second; its id is the version of the interview. `end` is the last event,
   * and tells the `reason`: `finished` (completed, cancelled or not held), `expired` (the token, or 15
   * minutes), `gone` or `shutdown`. Come back with `Last-Event-ID` and only news is sent; 204 when there
   * will be none. A quiet stream carries a comment every 15 seconds. A user has at most three streams at a
   * time.
   */
  @Get('events')
  @StreamsEvents({
    example: 'event: interview\nid: 4\ndata: {"state":"live","version":4}\n\n',
    over: 'The interview is over, and you know how.',
  })
  async watchMockInterview(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.streams.open(caller, id, { request, response });
  }

  /**
   * Finish a mock interview
   *
   * By either of the two, when it is live: a round that is running ends, one that has not begun never
   * will, and feedback is due. One of which nothing was held is cancelled.
   */
  @Post('finish')
  @HttpCode(200)
  @SendsWeakEtag()
  async finishMockInterview(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<LiveInterviewResponse> {
    await this.course.finish(caller.id, id);
    return toLiveInterviewResponse(await this.live.get(caller.id, id));
  }

  /**
   * Read the report of a mock interview
   *
   * Both rounds with what each said of the other, alike for both. 409 before the joint reveal.
   */
  @Get('report')
  @ApiResponse({ status: 409, description: 'Not all is said yet.' })
  async getInterviewReport(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<InterviewReportResponse> {
    return toInterviewReportResponse(await this.reports.get(caller.id, id));
  }
}
