import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../kernel/app-error.js';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../config/ids.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { TaskRunner } from './task-runner.js';
import { TaskRepository } from './task.repository.js';
import type { Task } from './task.js';

/** Of one learner and kind, waiting or running. A client that asks again and again wants one. */
const mostOpen = 5;

/** Long work as a resource: a feature makes a task, its owner watches it and may call it off. */
@Injectable()
export class Tasks {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly runner: TaskRunner,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Have something done. Joins the caller's transaction: no task without what it works on, and the
   * other way round.
   *
   * @param input kept as JSON; never a secret
   * @throws AppError conflict when five of this kind are open
   */
  create(learnerId: string, { kind, input }: { kind: string; input: object }): Promise<Task> {
    return this.unitOfWork.run(async () => {
      await this.tasks.lockMaking(learnerId, kind);
      if ((await this.tasks.countOpen(learnerId, kind)) >= mostOpen) {
        throw new AppError('conflict', `${mostOpen} tasks of this kind are waiting or running.`);
      }
      const task: Task = {
        learnerId,
        id: this.ids.next(),
        kind,
        state: 'queued',
        done: 0,
        total: null,
        message: null,
        result: null,
        problem: null,
        createdAt: this.clock.now(),
        startedAt: null,
        finishedAt: null,
        version: 1,
      };
      await this.tasks.insert(task, input);
      this.unitOfWork.afterCommit(() => this.runner.wake());
      return task;
    });
  }

  /** @throws AppError not-found */
  async get(learnerId: string, id: string): Promise<Task> {
    const task = await this.tasks.find(learnerId, id);
    if (task === null) throw notFound('task');
    return task;
  }

  /**
   * Call a task off. Its effects are written with its end, so either they are there or it is cancelled.
   *
   * @throws AppError not-found, or invalid-state when it came to its end before
   */
  async cancel(learnerId: string, id: string): Promise<Task> {
    const isCancelled = await this.tasks.cancel(learnerId, id, this.clock.now());
    const task = await this.get(learnerId, id);
    if (isCancelled || task.state === 'cancelled') return task;
    throw new AppError('invalid-state', 'The task has come to its end.');
  }
}
