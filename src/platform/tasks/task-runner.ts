import { randomUUID } from 'node:crypto';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { AppConfig } from '../config/app-config.js';
import { EqualPlaces, WorkLoop } from '../jobs/work-loop.js';
import { TaskExecution } from './task-execution.js';
import { TaskHandlers } from './task-handlers.js';
import { TaskRepository, type ClaimedTask } from './task.repository.js';

/** How many tasks a process has in hand at a time; what they compute, they compute in threads. */
const mostRunning = 2;
const lookEveryMs = 2000;

/**
 * Does the tasks that wait in the database, where `RUN_JOBS` is true: those that this process made at
 * once, others within two seconds. A run whose process died is begun again by whoever sees it first.
 */
@Injectable()
export class TaskRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(TaskRunner.name);
  private readonly loop = new WorkLoop<ClaimedTask>({
    lookEveryMs,
    places: new EqualPlaces(mostRunning),
    claim: () => this.tasks.claim(randomUUID(), this.handlers.kinds(), this.clock.now()),
    carryOut: (claim, leaving) =>
      this.execution.complete(claim, this.handlers.get(claim.kind), leaving),
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

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** There may be something to do. */
  wake(): void {
    this.loop.wake();
  }

  /** Do what is due now, one task after the other, wherever it is called. */
  runDue(): Promise<void> {
    return this.loop.runDue();
  }
}
