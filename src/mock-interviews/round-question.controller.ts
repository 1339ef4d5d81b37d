import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { NeedsIfMatch, SendsVersion } from '../platform/http/versioned.interceptor.js';
import { InterviewViews } from './interview-views.service.js';
import { QuestionOptionList } from './question-option-list.service.js';
import {
  PickQuestionDto,
  QuestionOptionPageResponse,
  RoundParamDto,
  toQuestionOptionResponse,
} from './round-question.dto.js';
import { RoundQuestions } from './round-questions.service.js';
import { MockInterviewResponse, toMockInterviewResponse } from './shown-interview.dto.js';

@ApiTags('Mock interviews')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/mock-interviews/:id/rounds/:number')
export class RoundQuestionController {
  constructor(
    private readonly questions: RoundQuestions,
    private readonly lists: QuestionOptionList,
    private readonly views: InterviewViews,
  ) {}

  /**
   * List what could be asked in a round
   *
   * For its interviewer, until it begins: questions that they have handed in an answer to and that the
   * candidate may read and has not met, by title. Those outside the pool may be asked too.
   */
  @Get('question-options')
  @ApiResponse({ status: 403, description: 'You do not ask in this round.' })
  @ApiResponse({ status: 409, description: 'The round has begun, or is not booked.' })
  async listQuestionOptions(
    @Caller() caller: CurrentUser,
    @Param() place: RoundParamDto,
    @Query() query: PageQueryDto,
  ): Promise<QuestionOptionPageResponse> {
    const { data, nextCursor } = await this.lists.list(caller.id, place, query);
    return { data: data.map(toQuestionOptionResponse), nextCursor };
  }

  /**
   * Decide what is asked in a round
   *
   * By its interviewer, until it begins. The candidate is not shown it before. Deciding the same once more
   * changes nothing, whatever `If-Match` names.
   */
  @Put('question')
  @SendsVersion()
  @NeedsIfMatch()
  @ApiResponse({ status: 403, description: 'You do not ask in this round.' })
  async pickRoundQuestion(
    @Caller() caller: CurrentUser,
    @Param() place: RoundParamDto,
    @Body() { questionId }: PickQuestionDto,
    @IfMatch() tag: string,
  ): Promise<MockInterviewResponse> {
    const record = await this.questions.pick(caller.id, place, { questionId, tag });
    return toMockInterviewResponse(await this.views.of(caller, record));
  }
}
