import type { TaskRun } from './task-handlers.js';
import type { TaskProgress } from './task.js';
import type { ClaimedTask, TaskRepository } from './task.repository.js';

const beatMs = 1000;

/** Why a run ends before its work does. */
export type Interruption = 'lost' | 'leaving';

/** A run that was told to end. Thrown into the handler through its signal. */
export class TaskInterrupted extends Error {
  constructor(readonly why: Interruption) {
    super(`The run of a task ends: ${why}.`);
  }
}

/** One run of a task in this process: keeps its lease, writes its progress, hears of its end. */
export class TaskAttempt implements TaskRun {
  private readonly controller = new AbortController();
  private news: TaskProgress | null = null;
  private timer: NodeJS.Timeout | undefined;
  private beating = Promise.resolve();

  constructor(
    readonly claim: ClaimedTask,
    private readonly tasks: TaskRepository,
    private readonly onFault: (error: unknown) => void,
  ) {
    this.schedule();
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
    return this.controller.signal;
  }

  report(progress: TaskProgress): void {
    this.news = progress;
  }

  interrupt(why: Interruption): void {
    this.controller.abort(new TaskInterrupted(why));
  }

  /**
   * No sign of life any more. Resolves when the last one is written, which must not come after the end; it
   * tells what was last reported.
   */
  async rest(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.beating;
    if (this.news !== null) await this.beat();
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.beating = this.beat();
    }, beatMs);
  }

  private async beat(): Promise<void> {
    const { news } = this;
    this.news = null;
    try {
      if (!(await this.tasks.renew(this.claim, news))) this.interrupt('lost');
    } catch (error) {
      // The lease outlasts a short absence of the database; what was to be told is told next time.
      this.news ??= news;
      this.onFault(error);
    }
    if (this.timer !== undefined) this.schedule();
  }
}
