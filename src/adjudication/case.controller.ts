import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { NeedsIfMatch, SendsEtag, SendsVersion } from '../platform/http/versioned.interceptor.js';
import { CaseDeciding } from './case-deciding.service.js';
import { CaseFileResponse, toCaseFileResponse } from './case-file.dto.js';
import { CaseQueue } from './case-queue.service.js';
import { CaseReading } from './case-reading.service.js';
import { CaseTitles } from './case-titles.service.js';
import {
  CasePageResponse,
  CaseQueryDto,
  CaseResponse,
  DecideCaseDto,
  OpenPoolCaseQueryDto,
  toCaseResponse,
  toDecision,
} from './case.dto.js';

@ApiTags('Cases')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1')
export class CaseController {
  constructor(
    private readonly queue: CaseQueue,
    private readonly reading: CaseReading,
    private readonly deciding: CaseDeciding,
    private readonly titles: CaseTitles,
  ) {}

  /**
   * List the cases of a cohort
   *
   * For those who coach it: contested answers, appeals and flags, the oldest first, by days. Those about
   * answers that you wrote, flagged, review or have graded are not among them, but for what you decided
   * yourself.
   */
  @Get('cohorts/:id/cases')
  listCohortCases(
    @Caller() coach: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: CaseQueryDto,
  ): Promise<CasePageResponse> {
    return this.queue.listOfCohort(coach.id, id, query);
  }

  /**
   * List the cases of the open pool
   *
   * For everybody who may coach: what is contested, appealed against or flagged outside of cohorts.
   */
  @Get('cases')
  listOpenPoolCases(
    @Caller() coach: CurrentUser,
    @Query() query: OpenPoolCaseQueryDto,
  ): Promise<CasePageResponse> {
    return this.queue.listOfOpenPool(coach.id, query);
  }

  /**
   * Read a case
   *
   * With all it takes to decide it: question, outline and rubric, the answer, the reviews and what they
   * came to. In a cohort author and reviewers are named, and each of them finds in their access log that
   * you looked; in the open pool nobody is. A coach of the cohort who wrote, flagged, reviews or has
   * graded the answer is refused; for everybody else it is not there.
   */
  @Get('cases/:id')
  @SendsVersion()
  async getCase(
    @Caller() coach: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<CaseFileResponse> {
    return toCaseFileResponse(await this.reading.read(coach, id));
  }

  /**
   * Decide a case
   *
   * Once, by who neither wrote, flagged, reviews nor has graded the answer. A contested answer is `graded`,
   * an appeal is `upheld` by a grade, or `dismissed`: a grade of yours is in force before what peers came
   * to, and the question's card follows it. An upheld flag strikes out the answer, with its request, or the
   * review, with the credit it earned. The author and whoever opened it are told, and read your reason.
   * Reviewers are told what became of their own review, and nothing of the case.
   */
  @Post('cases/:id/decision')
  @HttpCode(200)
  @Idempotent()
  @SendsEtag()
  @NeedsIfMatch()
  @ApiResponse({ status: 409, description: 'The case is at its end.' })
  async decideCase(
    @Caller() coach: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: DecideCaseDto,
    @IfMatch() ifMatch: string,
  ): Promise<CaseResponse> {
    const decision = toDecision(body);
    const decided = await this.deciding.decide(coach, id, { decision, ifMatch });
    return toCaseResponse(await this.titles.one(decided));
  }
}
