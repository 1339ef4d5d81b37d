import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { AppConfig } from '../config/app-config.js';
import { PollLoop } from '../jobs/poll-loop.js';
import type { TaskAttempt } from './task-attempt.js';
import { TaskExecution } from './task-execution.js';
import { TaskHandlers } from './task-handlers.js';
import { TaskRepository, type ClaimedTask } from './task.repository.js';

/** How many tasks a process has in hand at a time; what they compute, they compute in threads. */
const mostRunning = 2;
/** How often to look for what others left: tasks made elsewhere, and those of a process that died. */
const lookEveryMs = 2000;
const lookAgainAfterFaultMs = 10_000;
const longestStopMs = 4000;

/**
 * Does the tasks that wait in the database, where `RUN_JOBS` is true: those that this process made at
 * once, others within two seconds. A run whose process died is begun again by whoever sees it first.
 */
@Injectable()
export class TaskRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(TaskRunner.name);
  private readonly running = new Map<TaskAttempt, Promise<void>>();
  private readonly loop = new PollLoop(() => this.beginDue(), {
    everyMs: lookEveryMs,
    afterFaultMs: lookAgainAfterFaultMs,
    onFault: (error) => this.logger.error({ err: error }, 'no tasks can be taken'),
  });

  constructor(
    private readonly config: AppConfig,
    private readonly handlers: TaskHandlers,
    private readonly tasks: TaskRepository,
    private readonly execution: TaskExecution,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.runJobs) this.loop.start();
  }

  /** Before the connections go that handlers work with. What is not finished by then is left to others. */
  async beforeApplicationShutdown(): Promise<void> {
    const looking = this.loop.stop();
    for (const attempt of this.running.keys()) attempt.interrupt('leaving');
    const ended = Promise.all([looking, ...this.running.values()]);
    await Promise.race([ended, delay(longestStopMs, undefined, { ref: false })]);
  }

  /** There may be something to do. */
  wake(): void {
    this.loop.wake();
  }

  /** Do what is due now, one task after the other, wherever it is called. */
  async runDue(): Promise<void> {
    for (let next = await this.claim(); next !== null; next = await this.claim()) {
      await this.begin(next);
    }
  }

  private async beginDue(): Promise<void> {
    while (!this.loop.isStopping && this.running.size < mostRunning) {
      const next = await this.claim();
      if (next === null) break;
      void this.begin(next).then(() => this.wake());
    }
  }

  private claim(): Promise<ClaimedTask | null> {
    return this.tasks.claim(randomUUID(), this.handlers.kinds(), this.clock.now());
  }

  private async begin(claim: ClaimedTask): Promise<void> {
    const attempt = this.execution.begin(claim);
    const completion = this.execution.complete(attempt, this.handlers.get(claim.kind));
    this.running.set(attempt, completion);
    await completion;
    this.running.delete(attempt);
  }
}
