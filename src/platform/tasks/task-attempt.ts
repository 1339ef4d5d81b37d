import { LeaseKeeper } from '../jobs/lease-keeper.js';
import type { TaskRun } from './task-handlers.js';
import type { TaskProgress } from './task.js';
import type { ClaimedTask, TaskRepository } from './task.repository.js';

/** One run of a task in this process: keeps its lease, writes its progress, hears of its end. */
export class TaskAttempt implements TaskRun {
  private readonly lease: LeaseKeeper;
  private news: TaskProgress | null = null;

  constructor(
    readonly claim: ClaimedTask,
    private readonly tasks: TaskRepository,
    { leaving, onFault }: { leaving: AbortSignal; onFault: (error: unknown) => void },
  ) {
    this.lease = new LeaseKeeper({ renew: () => this.renew(), onFault }, leaving);
  }

  get learnerId(): string {
    return this.claim.learnerId;
  }

  get id(): string {
    return this.claim.id;
  }

  get input(): object {
    return this.claim.input;
  }

  get signal(): AbortSignal {
    return this.lease.signal;
  }

  report(progress: TaskProgress): void {
    this.news = progress;
  }

  /** No sign of life any more, but for what was reported since the last. */
  async rest(): Promise<void> {
    await this.lease.rest();
    if (this.news !== null) await this.lease.beat();
  }

  private async renew(): Promise<boolean> {
    const { news } = this;
    this.news = null;
    try {
      return await this.tasks.renew(this.claim, news);
    } catch (error) {
      // What was to be told is told next time.
      this.news ??= news;
      throw error;
    }
  }
}
