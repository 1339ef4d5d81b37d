import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { CatchUpResponse, PlanProgressResponse } from './plan-progress.dto.js';
import { PlanCalendarService } from './plan-calendar.service.js';
import { PlanScreens } from './plan-screens.service.js';
import {
  MarkSessionDto,
  PlanSessionParamDto,
  PlanWeekParamDto,
  PlanWeekResponse,
  PlanWeeksResponse,
  SessionMarkResponse,
} from './plan-week.dto.js';
import { SessionMarks } from './session-marks.service.js';

@ApiTags('Plan')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/plans')
export class PlanProgressController {
  constructor(
    private readonly screens: PlanScreens,
    private readonly marks: SessionMarks,
    private readonly calendar: PlanCalendarService,
  ) {}

  /**
   * List the weeks of a plan
   *
   * With the sittings at the learner's local times, and where each part of them stands. Questions count
   * once they were answered, milestones once they were handed in; of sittings the learner's word counts.
   */
  @Get(':id/weeks')
  listPlanWeeks(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<PlanWeeksResponse> {
    return this.screens.weeks(learner, id);
  }

  /** Read a week of a plan */
  @Get(':id/weeks/:number')
  getPlanWeek(
    @Caller() learner: CurrentUser,
    @Param() { id, number }: PlanWeekParamDto,
  ): Promise<PlanWeekResponse> {
    return this.screens.week(learner, id, number);
  }

  /**
   * Tell how far I am
   *
   * Behind or ahead in plain words, with hours, questions and milestones, done and planned, week by week.
   */
  @Get(':id/progress')
  getPlanProgress(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<PlanProgressResponse> {
    return this.screens.progress(learner, id);
  }

  /**
   * Tell how to catch up
   *
   * What each way would change, before anything is changed: spread over the flexible hours that are left,
   * move the plan, give up what is nice to have, or cut a project to its smallest demo.
   */
  @Get(':id/catch-up')
  getCatchUp(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<CatchUpResponse> {
    return this.screens.catchUp(learner, id);
  }

  /**
   * Say what became of a sitting
   *
   * The minutes that it took, and whether it is done. The same once more changes nothing.
   */
  @Put(':id/sessions/:key')
  @ApiResponse({ status: 404, description: 'No such plan, or no such sitting in it.' })
  async putPlanSession(
    @Caller() learner: CurrentUser,
    @Param() place: PlanSessionParamDto,
    @Body() wish: MarkSessionDto,
  ): Promise<SessionMarkResponse> {
    const { key, minutes, isDone, doneDay } = await this.marks.put(learner, place, wish);
    return { key, minutes, isDone, doneDay };
  }

  /**
   * Download a plan for a calendar
   *
   * The sittings that are still to come as iCalendar (RFC 5545), at the learner's local times. They are in
   * the calendar that can be subscribed to as well, under the same names.
   */
  @Get(':id/calendar')
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="plan.ics"')
  @ApiProduces('text/calendar')
  @ApiResponse({ status: 200, description: 'The calendar.', schema: { type: 'string' } })
  getPlanCalendar(@Caller() learner: CurrentUser, @Param() { id }: IdParamDto): Promise<string> {
    return this.calendar.write(learner, id);
  }
}
