import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch, OptionalIfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import { AttemptList } from './attempt-list.service.js';
import { AttemptStart } from './attempt-start.service.js';
import {
  AttemptPageResponse,
  AttemptResponse,
  ListAttemptsQueryDto,
  SaveAnswerDto,
  StartAttemptDto,
  SubmitAttemptDto,
  toAttemptResponse,
} from './attempt.dto.js';
import { AttemptService } from './attempt.service.js';
import type { Attempt } from './domain/attempt.js';
import { GradedAttempts } from './graded-attempts.js';

@ApiTags('Attempts')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/attempts')
export class AttemptController {
  constructor(
    private readonly starts: AttemptStart,
    private readonly attempts: AttemptService,
    private readonly lists: AttemptList,
    private readonly graded: GradedAttempts,
  ) {}

  /**
   * Start an attempt
   *
   * The clock starts, and the question's current revision is pinned: later edits do not reach this
   * attempt. One attempt on a question is open at a time; while it is, starting another is refused
   * with 409 and `openAttemptId`. An open attempt is abandoned after seven days. When the latest
   * attempt on the question was never graded, the hints shown in it and the reading of its outline
   * count in this one, if they are less than seven days old. Milestones and capstones are reported in
   * `written` mode only, and their clock is for the report: start when the work is done. A milestone is
   * begun once the one before was accepted, 409 `milestone-locked` until then.
   */
  @Post()
  @Idempotent()
  @SendsEtag()
  @SendsLocation(({ id }: AttemptResponse) => `/v1/attempts/${id}`)
  @ApiResponse({ status: 200, type: AttemptResponse, description: 'Started before.' })
  @ApiResponse({ status: 404, description: 'No question with this id.' })
  async startAttempt(
    @Caller() user: CurrentUser,
    @Body() body: StartAttemptDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AttemptResponse> {
    const { attempt, isNew } = await this.starts.start(user.id, body);
    if (!isNew) response.status(200);
    return toAttemptResponse(await this.graded.of(attempt));
  }

  /**
   * List my attempts
   *
   * Latest first, without the answers.
   */
  @Get()
  listAttempts(
    @Caller() user: CurrentUser,
    @Query() query: ListAttemptsQueryDto,
  ): Promise<AttemptPageResponse> {
    return this.lists.list(user.id, query);
  }

  /**
   * Read an attempt
   *
   * With the answer as far as it was saved.
   */
  @Get(':id')
  @SendsEtag()
  getAttempt(@Caller() user: CurrentUser, @Param() { id }: IdParamDto): Promise<AttemptResponse> {
    return this.shown(this.attempts.get(user.id, id));
  }

  /**
   * Save the answer
   *
   * For autosave. Give the ETag you hold: 412 tells that another device saved since, and nothing
   * typed there is overwritten. 409 when the attempt is no longer open.
   */
  @Patch(':id')
  @SendsEtag()
  @NeedsIfMatch()
  saveAnswer(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() { answer }: SaveAnswerDto,
    @IfMatch() tag: string,
  ): Promise<AttemptResponse> {
    return this.shown(this.attempts.save(user.id, id, { answer, tag }));
  }

  /**
   * Hand in the answer
   *
   * Freezes it, with its hash, and opens the outline. A late answer is taken and says how late it
   * was. A blank one is taken only from who gave up, or in `recall`. The report on a milestone or
   * capstone must hold a link (`https://…`) and a measured number with its unit. With an `answer` give the ETag
   * you hold, as in saving; without one, what was saved last is handed in. Handing in the same once
   * more gets the same answer.
   */
  @Post(':id/submit')
  @HttpCode(200)
  @SendsEtag()
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description:
      'The ETag you read; needed with an `answer`, which is refused when the attempt has changed since.',
    schema: { type: 'string', maxLength: 200 },
  })
  @ApiResponse({ status: 412, description: 'The attempt changed after you read it.' })
  @ApiResponse({ status: 428, description: 'There is an `answer`, but no If-Match.' })
  submitAttempt(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() { answer, gaveUp }: SubmitAttemptDto,
    @OptionalIfMatch() tag: string | null,
  ): Promise<AttemptResponse> {
    return this.shown(this.attempts.submit(user.id, id, { answer, gaveUp, tag }));
  }

  /**
   * Withdraw an answer
   *
   * Within ten minutes after handing it in, while nobody has graded it and you have not read the
   * outline.
   */
  @Post(':id/withdraw')
  @HttpCode(200)
  @SendsEtag()
  withdrawAttempt(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<AttemptResponse> {
    return this.shown(this.attempts.withdraw(user.id, id));
  }

  /**
   * Abandon an open attempt
   *
   * What was typed stays readable. Another attempt on the question can be started then; help of the
   * last seven days counts in it.
   */
  @Post(':id/abandon')
  @HttpCode(200)
  @SendsEtag()
  abandonAttempt(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<AttemptResponse> {
    return this.shown(this.attempts.abandon(user.id, id));
  }

  private async shown(attempt: Promise<Attempt>): Promise<AttemptResponse> {
    return toAttemptResponse(await this.graded.of(await attempt));
  }
}
