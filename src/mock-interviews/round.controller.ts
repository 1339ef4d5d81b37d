import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { RoundCourse } from './round-course.service.js';
import { RoundHints } from './round-hints.service.js';
import { RoundParamDto } from './round-question.dto.js';
import { RoundViews } from './round-views.service.js';
import { NextHintResponse, RoundResponse, toNextHint, toRoundResponse } from './round.dto.js';

@ApiTags('Mock interviews')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/mock-interviews/:id/rounds/:number')
export class RoundController {
  constructor(
    private readonly views: RoundViews,
    private readonly course: RoundCourse,
    private readonly hints: RoundHints,
  ) {}

  /**
   * Read a round
   *
   * The interviewer sees the question with outline, rubric, red flags, follow-up questions and all hints,
   * with when each was shown. The candidate sees its title and prompt from the beginning of the round on,
   * and the hints they were shown; nothing else of it.
   */
  @Get()
  @ApiResponse({ status: 409, description: 'There are no rounds before the booking.' })
  @Header('Cache-Control', 'no-store')
  async getInterviewRound(
    @Caller() caller: CurrentUser,
    @Param() place: RoundParamDto,
  ): Promise<RoundResponse> {
    return toRoundResponse(await this.views.get(caller.id, place));
  }

  /**
   * Begin a round
   *
   * By its interviewer, in a live interview; the second when the first has ended. The candidate is shown
   * the question and the clock runs, by the server. Ten minutes after its time a round ends by itself.
   * There is no pause. 422 when there is no question that could be asked.
   */
  @Post('start')
  @HttpCode(200)
  @ApiResponse({ status: 403, description: 'You do not ask in this round.' })
  async startInterviewRound(
    @Caller() caller: CurrentUser,
    @Param() place: RoundParamDto,
  ): Promise<RoundResponse> {
    const record = await this.course.start(caller.id, place);
    return toRoundResponse(await this.views.of(caller.id, record, place.number));
  }

  /**
   * End a round
   *
   * By either of the two. What the interviewer wrote down of what was said becomes the candidate's answer.
   */
  @Post('end')
  @HttpCode(200)
  async endInterviewRound(
    @Caller() caller: CurrentUser,
    @Param() place: RoundParamDto,
  ): Promise<RoundResponse> {
    const record = await this.course.end(caller.id, place);
    return toRoundResponse(await this.views.of(caller.id, record, place.number));
  }

  /**
   * Show the candidate the next hint
   *
   * By the interviewer, while the round runs: one at a time, the mildest first. Each is logged and counts:
   * with one hint the rating is at most Good, with two at most Hard. Send an `Idempotency-Key`, so that a
   * retry does not show a second one.
   */
  @Post('hints')
  @Idempotent()
  @ApiResponse({ status: 403, description: 'You do not ask in this round.' })
  async showInterviewHint(
    @Caller() caller: CurrentUser,
    @Param() place: RoundParamDto,
  ): Promise<NextHintResponse> {
    return toNextHint(await this.hints.reveal(caller.id, place));
  }
}
