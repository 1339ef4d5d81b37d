import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { attemptEtagHeader } from '../question-bank/outline.dto.js';
import { AnswerCoverage } from './answer-coverage.service.js';
import { CoverageResponse } from './coverage.dto.js';

@ApiTags('Feedback')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/attempts/:id/coverage')
export class CoverageController {
  constructor(private readonly coverage: AnswerCoverage) {}

  /**
   * Read what an answer mentions
   *
   * For each criterion, the words of it that stand in the answer and the sentence that shows most of them;
   * 403 before the answer is handed in. Found by the author's aliases, without a model and without a call
   * to anybody. It says what you mention, never that it is right, and it grades nothing. It counts as reading
   * the outline.
   */
  @Get()
  @ApiOkResponse({ type: CoverageResponse, headers: attemptEtagHeader })
  async getCoverage(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CoverageResponse> {
    const { coverage, attemptEtag } = await this.coverage.read(user.id, id);
    if (attemptEtag !== null) response.setHeader('Attempt-ETag', attemptEtag);
    return coverage;
  }
}
