import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { GradeList } from './grade-list.service.js';
import { GradeAttemptDto, toOwnSheet } from './grade-sheet.dto.js';
import { GivenGradeResponse, GradePageResponse, toGivenGradeResponse } from './grade.dto.js';
import { SelfGrading } from './self-grading.service.js';

@ApiTags('Grades')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/attempts/:id/grades')
export class GradeController {
  constructor(
    private readonly grading: SelfGrading,
    private readonly grades: GradeList,
  ) {}

  /**
   * Grade my answer
   *
   * Give every criterion of the attempt's level one of its levels; 422 lists all that is missing,
   * unknown or doubled. The score suggests a rating, which may be lowered and never raised, and the
   * question's card is scheduled by it at once. Within 30 minutes another grade takes the place of
   * this one and corrects the schedule without counting a second repetition. It does not redo a
   * review that you have undone. While a coach's grade is in force, or what peers settled on has
   * moved the schedule, yours is kept beside it and does not.
   */
  @Post()
  @Idempotent()
  async gradeAttempt(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: GradeAttemptDto,
  ): Promise<GivenGradeResponse> {
    return toGivenGradeResponse(await this.grading.grade(user, id, toOwnSheet(body)));
  }

  /**
   * List the grades of my answer
   *
   * Your own and those of coaches, latest first; `counts` tells which one of each grader counts, and
   * the attempt which of these is in force.
   */
  @Get()
  listGrades(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<GradePageResponse> {
    return this.grades.list(user.id, id, query);
  }
}
