import { Injectable } from '@nestjs/common';
import { Cursors, type PageQueryDto } from '../http/paging.js';
import { toTaskResponse, type TaskPageResponse } from './task.dto.js';
import { TaskRepository, type TaskFilter } from './task.repository.js';

/** A learner's tasks, page by page. */
@Injectable()
export class TaskList {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly cursors: Cursors,
  ) {}

  async list(
    learnerId: string,
    { limit, cursor }: PageQueryDto,
    { kind, state }: Pick<TaskFilter, 'kind' | 'state'>,
  ): Promise<TaskPageResponse> {
    const scope = ['tasks', learnerId, kind, state];
    const position = this.cursors.decode(cursor, scope)?.[0];
    const before = position === undefined ? null : String(position);
    const tasks = await this.tasks.list(learnerId, { kind, state, before, limit: limit + 1 });
    return this.cursors.toPage(
      tasks,
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: toTaskResponse },
    );
  }
}
