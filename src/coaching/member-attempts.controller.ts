import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { GradePageResponse, GradeResponse, toGradeResponse } from '../attempts/grade.dto.js';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { CoachGrading } from './coach-grading.service.js';
import { CoachedAttemptParamDto, CoachedMemberParamDto } from './member-attempt-params.dto.js';
import { MemberAttemptList } from './member-attempt-list.service.js';
import {
  CoachGradeDto,
  ListMemberAttemptsQueryDto,
  MemberAnswerResponse,
  MemberAttemptPageResponse,
  toCoachJudgement,
  toMemberAnswerResponse,
} from './member-attempts.dto.js';
import { MemberAttempts, type AttemptRef } from './member-attempts.service.js';

@ApiTags('Coaching')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1/cohorts/:id/members/:memberId/attempts')
export class MemberAttemptsController {
  constructor(
    private readonly lists: MemberAttemptList,
    private readonly attempts: MemberAttempts,
    private readonly grading: CoachGrading,
  ) {}

  /**
   * List a member's answers
   *
   * Those handed in to questions of the cohort's banks and assignments, latest first, without their
   * texts. The member must show at least scores, else 403 `not-shared`, and can read in their access
   * log that you looked.
   */
  @Get()
  listMemberAttempts(
    @Caller() coach: CurrentUser,
    @Param() { id, memberId }: CoachedMemberParamDto,
    @Query() query: ListMemberAttemptsQueryDto,
  ): Promise<MemberAttemptPageResponse> {
    return this.lists.list(coach.id, { cohortId: id, memberId }, query);
  }

  /**
   * Read a member's answer
   *
   * With the outline and the rubric of the revision it was written to, which you grade it by. The
   * member must show answers, else 403 `not-shared`, and can read in their access log that you looked.
   */
  @Get(':attemptId')
  async getMemberAttempt(
    @Caller() coach: CurrentUser,
    @Param() params: CoachedAttemptParamDto,
  ): Promise<MemberAnswerResponse> {
    return toMemberAnswerResponse(await this.attempts.open(coach.id, toRef(params)));
  }

  /**
   * List the grades of a member's answer
   *
   * The member's own and those of coaches, latest first; `counts` tells which one of each grader
   * counts. The member must show at least scores; of one who shows no more the grades go without comments,
   * quotes and reasons, but for your own.
   */
  @Get(':attemptId/grades')
  listMemberGrades(
    @Caller() coach: CurrentUser,
    @Param() params: CoachedAttemptParamDto,
    @Query() query: PageQueryDto,
  ): Promise<GradePageResponse> {
    return this.lists.listGrades(coach.id, toRef(params), query);
  }

  /**
   * Grade a member's answer
   *
   * By the same sheet as a self grade, with a reason, which the member reads beside your name. Your
   * grade is in force before the member's own and earlier ones of coaches: the question's card follows
   * it at the time of the answer, without another repetition. Grade again to change your mind. The
   * schedule is the member's: they can take your correction of it back, your grade stays in force. In
   * an archived cohort answers can still be read, and are not graded any more.
   */
  @Post(':attemptId/grades')
  @Idempotent()
  async gradeMemberAttempt(
    @Caller() coach: CurrentUser,
    @Param() params: CoachedAttemptParamDto,
    @Body() body: CoachGradeDto,
  ): Promise<GradeResponse> {
    return toGradeResponse(
      await this.grading.grade(coach.id, toRef(params), toCoachJudgement(body)),
    );
  }
}

function toRef({ id, memberId, attemptId }: CoachedAttemptParamDto): AttemptRef {
  return { cohortId: id, memberId, attemptId };
}
