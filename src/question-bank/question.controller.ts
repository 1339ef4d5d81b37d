import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { SendsEtag } from '../platform/http/versioned.interceptor.js';
import { OutlineResponse, attemptEtagHeader } from './outline.dto.js';
import { OutlineService } from './outline.service.js';
import {
  RevisionQueryDto,
  QuestionPageResponse,
  QuestionQueryDto,
  QuestionResponse,
  RevisionPageResponse,
} from './question.dto.js';
import { QuestionService } from './question.service.js';

@ApiTags('Question bank')
@ApiBearerAuth()
@Controller('v1/questions')
export class QuestionController {
  constructor(
    private readonly questions: QuestionService,
    private readonly outlines: OutlineService,
  ) {}

  /**
   * List questions
   *
   * In the order of bank and introduction, with all given filters met. A filter with several
   * values, comma separated, is met by any of them. Neither lists nor search touch the outlines.
   */
  @Get()
  @Roles('learner')
  listQuestions(
    @Query() query: QuestionQueryDto,
    @Caller() user: CurrentUser,
  ): Promise<QuestionPageResponse> {
    return this.questions.list(query, user.id);
  }

  /**
   * Read a question
   *
   * As it is put to a candidate: the prompt and what an interviewer answers when asked, without
   * outline, rubric or hints. A cohort may keep to an older release of a bank: its questions are read
   * at the `revisionId` that the queue names.
   */
  @Get(':id')
  @Roles('learner')
  @SendsEtag()
  getQuestion(
    @Param() { id }: IdParamDto,
    @Query() { revisionId }: RevisionQueryDto,
    @Caller() user: CurrentUser,
  ): Promise<QuestionResponse> {
    return this.questions.get(id, user.id, revisionId);
  }

  /**
   * Read the outline of a question
   *
   * With the full rubric. In a bank that reveals outlines after an attempt, only for who has
   * submitted one. Reading it while an attempt is open is noted in that attempt, and an answer that
   * was handed in cannot be withdrawn any more.
   */
  @Get(':id/outline')
  @Roles('learner')
  @SendsEtag()
  @ApiOkResponse({ type: OutlineResponse, headers: attemptEtagHeader })
  async getOutline(
    @Param() { id }: IdParamDto,
    @Query() { revisionId }: RevisionQueryDto,
    @Caller() user: CurrentUser,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OutlineResponse> {
    const { outline, attemptEtag } = await this.outlines.read(id, revisionId, user.id);
    if (attemptEtag !== null) response.setHeader('Attempt-ETag', attemptEtag);
    return outline;
  }

  /**
   * List the revisions of a question
   *
   * The newest first. Every edit makes a new revision; attempts keep the one they were made on.
   */
  @Get(':id/revisions')
  @Roles('learner')
  listQuestionRevisions(
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
    @Caller() user: CurrentUser,
  ): Promise<RevisionPageResponse> {
    return this.questions.listRevisions(id, query, user.id);
  }
}
