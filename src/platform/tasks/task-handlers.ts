import { Injectable } from '@nestjs/common';
import type { TaskProgress, TaskResult } from './task.js';

/** One run of a task, as its handler sees it. */
export interface TaskRun<Input extends object = object> {
  readonly learnerId: string;
  readonly id: string;
  /** What the task was made with, after a way through JSON. */
  readonly input: Input;
  /** Fires when nobody wants this run any more: cancelled, deleted, or the process is leaving. */
  readonly signal: AbortSignal;
  /** Tell how far it is. Cheap: it is written at most once a second. */
  report(progress: TaskProgress): void;
}

/** How a kind of task is done. */
export interface TaskHandler<Input extends object = object, Work = unknown> {
  /** Kebab-case, unique, never renamed: tasks in the database carry it. */
  readonly kind: string;
  /**
   * The long part, outside any transaction. A run that is cut short is begun again by whoever takes the
   * task next, so this writes nothing, or only what may be written twice.
   */
  work(run: TaskRun<Input>): Promise<Work>;
  /**
   * What the task changes, in the very transaction that ends it: exactly once, and not at all for a
   * task that was cancelled meanwhile.
   */
  conclude(run: TaskRun<Input>, work: Work): Promise<TaskResult>;
}

/**
 * The kinds of task there are. A feature registers its own when its module starts, as it does a job;
 * what it was handed as `input` is kept in the database, so no secret belongs in it.
 */
@Injectable()
export class TaskHandlers {
  private readonly handlers = new Map<string, TaskHandler>();

  register<Input extends object, Work>(handler: TaskHandler<Input, Work>): void {
    if (this.handlers.has(handler.kind)) throw new Error(`Two tasks are named ${handler.kind}.`);
    this.handlers.set(handler.kind, handler);
  }

  kinds(): string[] {
    return Array.from(this.handlers.keys());
  }

  get(kind: string): TaskHandler {
    const handler = this.handlers.get(kind);
    if (handler === undefined) throw new Error(`No task is named ${kind}.`);
    return handler;
  }
}
