import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { AppError } from '../../kernel/app-error.js';
import { Clock } from '../../kernel/clock.js';
import type { CurrentUser } from '../http/current-user.js';
import { Drain } from '../http/drain.js';
import { EventStream } from '../http/event-stream.js';
import { toTaskResponse } from './task.dto.js';
import { TaskRepository } from './task.repository.js';
import { isFinished, type Task } from './task.js';
import { Tasks } from './tasks.js';

/** Of one user, in one process. */
const mostStreams = 3;
const lookEveryMs = 1000;
/** As long as an access token: a stream of a personal access token does not outlive its revocation by more. */
const longestMs = 15 * 60_000;

/** Why a stream ended: the task did, the credential or its time did, the task is gone, the server leaves. */
type Ending = 'finished' | 'expired' | 'gone' | 'shutdown';

interface Watcher {
  readonly key: Pick<Task, 'learnerId' | 'id'>;
  readonly stream: EventStream;
  readonly endsAt: Date;
  /** The version the client knows. */
  seen: number;
}

/**
 * Tasks as streams of events. Progress comes through the database, since any process may be doing the
 * task: all streams of this process are served by one query a second.
 */
@Injectable()
export class TaskStreams implements BeforeApplicationShutdown {
  private readonly logger = new Logger(TaskStreams.name);
  private readonly watchers = new Set<Watcher>();
  private readonly held = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private isLooking = false;

  constructor(
    private readonly tasks: Tasks,
    private readonly repository: TaskRepository,
    private readonly clock: Clock,
    private readonly drain: Drain,
  ) {
    drain.closing.addEventListener('abort', () => this.endAll());
  }

  /** Without a drain before it, as in tests. */
  beforeApplicationShutdown(): void {
    this.endAll();
  }

  /**
   * Answer with the task as it is and then with each of its changes, until it ends. Who comes back with
   * `Last-Event-ID` hears of nothing twice, and of a task that ended then with 204, which tells
   * browsers to stay away.
   *
   * @throws AppError not-found, rate-limited beyond three streams, unavailable while the server leaves
   */
  async open(
    user: CurrentUser,
    taskId: string,
    { request, response }: { request: IncomingMessage; response: ServerResponse },
  ): Promise<void> {
    if (this.drain.closing.aborted) throw new AppError('unavailable', 'The server is leaving.');
    const task = await this.tasks.get(user.id, taskId);
    if (response.destroyed) return;
    const seen = lastEventId(request);
    if (isFinished(task) && seen >= task.version) {
      response.writeHead(204).end();
      return;
    }
    this.hold(user.id, response);
    const stream = new EventStream(response);
    // Express lets HEAD in by the door of GET.
    if (request.method === 'HEAD') return stream.end();
    const endsAt = new Date(
      Math.min(user.expiresAt.getTime(), this.clock.now().getTime() + longestMs),
    );
    this.watch({ key: { learnerId: user.id, id: taskId }, stream, endsAt, seen }, task);
  }

  private hold(userId: string, response: ServerResponse): void {
    const held = this.held.get(userId) ?? 0;
    if (held >= mostStreams) {
      const detail = `At most ${mostStreams} streams at a time.`;
      throw new AppError('rate-limited', detail, { retryAfterSeconds: 5 });
    }
    this.held.set(userId, held + 1);
    response.once('close', () => {
      const left = (this.held.get(userId) ?? 1) - 1;
      if (left === 0) this.held.delete(userId);
      else this.held.set(userId, left);
    });
  }

  private watch(watcher: Watcher, task: Task): void {
    this.watchers.add(watcher);
    watcher.stream.onClose(() => this.forget(watcher));
    this.tell(watcher, task);
    this.timer ??= setInterval(() => void this.look(), lookEveryMs);
  }

  private forget(watcher: Watcher): void {
    this.watchers.delete(watcher);
    if (this.watchers.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    const watchers = [...this.watchers];
    try {
      const tasks = await this.repository.findMany(watchers.map(({ key }) => key));
      const byId = new Map(tasks.map((task) => [task.id, task]));
      for (const watcher of watchers) this.tell(watcher, byId.get(watcher.key.id));
    } catch (error) {
      this.logger.warn({ err: error }, 'streams have no news');
    }
    this.isLooking = false;
  }

  private tell(watcher: Watcher, task: Task | undefined): void {
    if (!this.watchers.has(watcher)) return;
    if (task === undefined) return this.end(watcher, 'gone');
    if (task.version > watcher.seen) {
      watcher.seen = task.version;
      watcher.stream.send({ event: 'task', id: task.version, data: toTaskResponse(task) });
    }
    if (isFinished(task)) this.end(watcher, 'finished');
    else if (this.clock.now() >= watcher.endsAt) this.end(watcher, 'expired');
  }

  private end(watcher: Watcher, reason: Ending): void {
    this.watchers.delete(watcher);
    watcher.stream.send({ event: 'end', data: { reason } });
    watcher.stream.end();
  }

  private endAll(): void {
    for (const watcher of this.watchers) this.end(watcher, 'shutdown');
  }
}

/** 0 for a client that knows nothing, or says something that is no id of ours. */
function lastEventId({ headers }: IncomingMessage): number {
  const header = headers['last-event-id'];
  return typeof header === 'string' && /^\d{1,9}$/u.test(header) ? Number(header) : 0;
}
