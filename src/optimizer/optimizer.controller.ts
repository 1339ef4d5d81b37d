import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { StartsTask } from '../platform/tasks/starts-task.js';
import { TaskList } from '../platform/tasks/task-list.js';
import { TaskPageResponse, TaskResponse, toTaskResponse } from '../platform/tasks/task.dto.js';
import { OptimizerService, fitKind } from './optimizer.service.js';

@ApiTags('Optimizer')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/optimizer/runs')
export class OptimizerController {
  constructor(
    private readonly optimizer: OptimizerService,
    private readonly lists: TaskList,
  ) {}

  /**
   * Fit the model to my reviews
   *
   * A task: FSRS weights are fitted to the oldest four fifths of your reviews and compared with your
   * present ones on the newest fifth. Only if log loss falls there by half a per cent, and RMSE over
   * bins does not rise, are weights fitted to all reviews and made current, as a new version of your
   * scheduling parameters. The result holds `adopted`, `refusal` (`log-loss`, `calibration`,
   * `hold-out` or `weights`), `fit` with the measures before and after, and `parametersVersion`. Cards
   * keep their due days until they are reviewed or rescheduled. 422 with `reviews` and `needed` below
   * 400 reviews that came a day or more after the last one of their question.
   */
  @Post()
  @StartsTask()
  async startOptimizerRun(@Caller() learner: CurrentUser): Promise<TaskResponse> {
    return toTaskResponse(await this.optimizer.start(learner.id));
  }

  /**
   * List my fits
   *
   * The tasks of the kind `fit-weights`, latest first.
   */
  @Get()
  listOptimizerRuns(
    @Caller() learner: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<TaskPageResponse> {
    return this.lists.list(learner.id, query, { kind: fitKind });
  }
}
