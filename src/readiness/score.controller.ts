import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Assessments } from './assessments.service.js';
import {
  ReadinessReportResponse,
  ScoreQueryDto,
  toReportResponse,
} from './readiness-report.dto.js';

@ApiTags('Readiness')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/readiness/targets')
export class ScoreController {
  constructor(private readonly assessments: Assessments) {}

  /**
   * Tell how ready I am for a target
   *
   * The rubric score to expect of one interview on its day, worked out anew from the grades and the memory
   * of this moment, with the range it may lie in, the chance of passing, what it rests on and what to study
   * next. Peers' grades count once they are settled. Without a graded answer the figures are null.
   * Once the day of the interview is over it is what was told last before it, with its `asOf`, whatever was
   * graded or changed since; only where nothing was kept it is worked out anew.
   */
  @Get(':id/score')
  async getReadinessScore(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() { detail }: ScoreQueryDto,
  ): Promise<ReadinessReportResponse> {
    const options = { detail: detail === 'questions' };
    return toReportResponse((await this.assessments.assess(learner, id, options)).report);
  }
}
