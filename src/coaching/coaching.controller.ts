import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { BoardPages } from './board-pages.service.js';
import { BoardQueryDto, BoardResponse } from './board.dto.js';
import { GradingQueueList } from './grading-queue-list.service.js';
import { GradingQueuePageResponse, GradingQueueQueryDto } from './grading-queue.dto.js';

@ApiTags('Coaching')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1/cohorts/:id')
export class CoachingController {
  constructor(
    private readonly boards: BoardPages,
    private readonly queue: GradingQueueList,
  ) {}

  /**
   * Read the coach's board
   *
   * Who practises and who does not, where each member and the cohort as a whole is stuck, which grades
   * are contested, whose interview is near and how far the assignments are. Members who show nothing
   * are there by name only; of an interview the day is told, not what it is called. Each member shown finds one entry an hour about it in their access log.
   */
  @Get('board')
  getBoard(
    @Caller() coach: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: BoardQueryDto,
  ): Promise<BoardResponse> {
    return this.boards.read(coach.id, id, query);
  }

  /**
   * List the answers to grade
   *
   * Those of members who show their answers, to questions of the cohort's banks and assignments, that
   * no coach has graded, or that their authors have graded anew since and now contest. What an open
   * assignment wants comes first, by its due day, then what is contested, then what waits longest. What
   * was answered in `recall` or given up leaves nothing to grade and is not among them. An archived
   * cohort has none.
   */
  @Get('grading-queue')
  listAnswersToGrade(
    @Caller() coach: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: GradingQueueQueryDto,
  ): Promise<GradingQueuePageResponse> {
    return this.queue.list(coach.id, id, query);
  }
}
