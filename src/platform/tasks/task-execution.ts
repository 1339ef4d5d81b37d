import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../kernel/app-error.js';
import { Clock } from '../../kernel/clock.js';
import { databaseFault } from '../database/database-fault.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { toProblem } from '../http/problem.js';
import { RunInterrupted } from '../jobs/lease-keeper.js';
import { TaskAttempt } from './task-attempt.js';
import type { TaskHandler } from './task-handlers.js';
import { TaskRepository, type ClaimedTask } from './task.repository.js';

/** A task that took its process along this often is not given another one. */
const mostStarts = 3;

/** Carries a claimed task to its end, whichever end that is. */
@Injectable()
export class TaskExecution {
  private readonly logger = new Logger(TaskExecution.name);

  constructor(
    private readonly tasks: TaskRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Never rejects: what goes wrong is written into the task, or left to the next runner. */
  async complete(claim: ClaimedTask, handler: TaskHandler, leaving: AbortSignal): Promise<void> {
    const attempt = this.begin(claim, leaving);
    try {
      if (attempt.claim.starts > mostStarts) throw new Error('The task was begun too often.');
      const work = await handler.work(attempt);
      await attempt.rest();
      await this.conclude(attempt, () => handler.conclude(attempt, work));
    } catch (error) {
      await attempt.rest();
      await this.settle(attempt, error).catch((fault: unknown) =>
        this.logger.error({ err: fault, task: attempt.id }, 'task left as it is'),
      );
    }
  }

  private begin(claim: ClaimedTask, leaving: AbortSignal): TaskAttempt {
    const onFault = (error: unknown) =>
      this.logger.warn({ err: error, task: claim.id }, 'task shows no sign of life');
    return new TaskAttempt(claim, this.tasks, { leaving, onFault });
  }

  private conclude(
    attempt: TaskAttempt,
    effects: () => ReturnType<TaskHandler['conclude']>,
  ): Promise<void> {
    return this.unitOfWork.runUnhurried(async () => {
      if (!(await this.tasks.lock(attempt.claim))) throw new RunInterrupted('lost');
      attempt.signal.throwIfAborted();
      const result = await effects();
      await this.tasks.finish(attempt.claim, { state: 'done', result }, this.clock.now());
    });
  }

  private async settle(attempt: TaskAttempt, error: unknown): Promise<void> {
    const { claim, signal } = attempt;
    const interrupted: unknown = signal.aborted ? signal.reason : error;
    if (interrupted instanceof RunInterrupted) {
      if (interrupted.why === 'leaving') await this.tasks.release(claim, false);
      return;
    }
    const isAway = !(error instanceof AppError) && databaseFault(error) === 'away';
    if (isAway && claim.starts < mostStarts) return this.tasks.release(claim, true);
    if (!(error instanceof AppError)) {
      this.logger.error({ err: error, task: claim.id, kind: claim.kind }, 'task failed');
    }
    await this.tasks.finish(
      claim,
      { state: 'failed', problem: problemOf(claim, error) },
      this.clock.now(),
    );
  }
}

function problemOf({ id }: ClaimedTask, error: unknown): ReturnType<typeof toProblem> {
  const { code, detail, particulars } =
    error instanceof AppError ? error : new AppError('internal', 'An unexpected error occurred.');
  return toProblem(code, {
    detail,
    instance: `/v1/tasks/${id}`,
    requestId: id,
    errors: particulars.errors,
    extensions: particulars.extensions,
  });
}
