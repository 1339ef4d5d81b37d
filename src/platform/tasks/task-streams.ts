import { Injectable } from '@nestjs/common';
import type { CurrentUser } from '../http/current-user.js';
import type { LiveChannel } from '../http/live-channel.js';
import { LiveStreams, type StreamExchange } from '../http/live-streams.js';
import { toTaskResponse } from './task.dto.js';
import { TaskRepository } from './task.repository.js';
import { isFinished, type Task } from './task.js';
import { Tasks } from './tasks.js';

type TaskKey = Pick<Task, 'learnerId' | 'id'>;

/** Tasks as streams of events. */
@Injectable()
export class TaskStreams {
  private readonly channel: LiveChannel<TaskKey, Task>;

  constructor(
    private readonly tasks: Tasks,
    private readonly streams: LiveStreams,
    repository: TaskRepository,
  ) {
    this.channel = streams.channel<TaskKey, Task>({
      eventOf: () => 'task',
      read: async (keys) => {
        const byId = new Map((await repository.findMany(keys)).map((task) => [task.id, task]));
        return keys.map(({ id }) => byId.get(id) ?? null);
      },
      versionOf: ({ version }) => version,
      isFinished,
      toData: toTaskResponse,
    });
  }

  /** @throws AppError not-found, rate-limited beyond three streams, unavailable while the server leaves */
  open(user: CurrentUser, taskId: string, exchange: StreamExchange): Promise<void> {
    const key = { learnerId: user.id, id: taskId };
    const read = () => this.tasks.get(user.id, taskId);
    return this.streams.open(this.channel, user, { key, read }, exchange);
  }
}
