import type { Problem } from '../http/problem.js';

export const taskStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];

/** What a task came to, as a JSON object. */
export type TaskResult = Readonly<Record<string, unknown>>;

/** How far a run is. */
export interface TaskProgress {
  /** Steps that are behind it. */
  readonly done: number;
  /** Steps there are in all; null while nobody knows. */
  readonly total: number | null;
  /** What it is at, as a kebab-case code that clients may translate. */
  readonly message: string | null;
}

/** Work that takes longer than a request may wait, as its owner sees it. */
export interface Task extends TaskProgress {
  readonly learnerId: string;
  readonly id: string;
  /** Which handler does it, kebab-case. */
  readonly kind: string;
  readonly state: TaskState;
  readonly result: TaskResult | null;
  /** Why it failed. */
  readonly problem: Problem | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Grows with every change, so that it numbers the events of a stream too. */
  readonly version: number;
}

/** Whether nothing will happen to a task any more. */
export function isFinished({ state }: Pick<Task, 'state'>): boolean {
  return state !== 'queued' && state !== 'running';
}

/** The share of a task that is behind it, 0..1; 0 while nobody knows how much there is. */
export function shareDone({ state, done, total }: Pick<Task, 'state' | 'done' | 'total'>): number {
  if (state === 'done') return 1;
  return total === null || total === 0 ? 0 : Math.min(1, done / total);
}
