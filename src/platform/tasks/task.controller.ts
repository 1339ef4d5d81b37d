import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Roles } from '../http/access.js';
import { Caller, type CurrentUser } from '../http/current-user.js';
import { IdParamDto } from '../http/id-param.dto.js';
import { StreamsEvents } from '../http/streams-events.js';
import { SendsEtag } from '../http/versioned.interceptor.js';
import { ListTasksQueryDto, TaskPageResponse, TaskResponse, toTaskResponse } from './task.dto.js';
import { TaskList } from './task-list.js';
import { TaskStreams } from './task-streams.js';
import { Tasks } from './tasks.js';

@ApiTags('Tasks')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/tasks')
export class TaskController {
  constructor(
    private readonly tasks: Tasks,
    private readonly lists: TaskList,
    private readonly streams: TaskStreams,
  ) {}

  /**
   * List my tasks
   *
   * Work that was or is done in the background, latest first. A task is kept for 30 days after its end.
   */
  @Get()
  listTasks(
    @Caller() learner: CurrentUser,
    @Query() query: ListTasksQueryDto,
  ): Promise<TaskPageResponse> {
    return this.lists.list(learner.id, query, query);
  }

  /**
   * Get a task
   *
   * For polling: with the ETag as `If-None-Match`, 304 while nothing has changed.
   */
  @Get(':id')
  @SendsEtag()
  async getTask(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<TaskResponse> {
    return toTaskResponse(await this.tasks.get(learner.id, id));
  }

  /**
   * Watch a task
   *
   * Server-Sent Events. An event `task` holds the task as it is now, then after each change that is
   * seen, at most once a second; its id is the version of the task. `end` is the last event, and
   * tells the `reason`: `finished`, `expired` (the token, or 15 minutes), `gone` or `shutdown`. Come
   * back with `Last-Event-ID` and only news is sent; 204 when there will be none. A quiet stream
   * carries a comment every 15 seconds. A user has at most three streams at a time.
   */
  @Get(':id/events')
  @StreamsEvents({
    example: 'event: task\nid: 4\ndata: {"state":"running","progress":0.4}\n\n',
    over: 'The task has ended, and you know how.',
  })
  async watchTask(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.streams.open(learner, id, { request, response });
  }

  /**
   * Cancel a task
   *
   * What it was to change stays as it was: a task writes its effects together with its end. Cancelling
   * a cancelled task changes nothing; 409 when it came to its end before.
   */
  @Post(':id/cancel')
  @HttpCode(200)
  @SendsEtag()
  async cancelTask(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<TaskResponse> {
    return toTaskResponse(await this.tasks.cancel(learner.id, id));
  }
}
