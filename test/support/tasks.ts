import { TaskRunner } from '../../src/platform/tasks/task-runner.js';
import { Tasks } from '../../src/platform/tasks/tasks.js';
import type { SignedUp } from './login.js';
import type { TestApp } from './test-app.js';

/** What tests read out of a task. */
export interface TaskBody {
  id: string;
  version: number;
  kind: string;
  state: string;
  progress: number;
  done: number;
  total: number | null;
  message: string | null;
  result: Record<string, unknown> | null;
  problem: { code: string; status: number; detail: string; instance: string } | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

/** Does every task that waits, as a process with `RUN_JOBS` would. */
export async function runDueTasks(app: TestApp): Promise<void> {
  await app.app.get(TaskRunner).runDue();
}

/** A task made as a feature makes one. @returns its id */
export async function makeTask(
  app: TestApp,
  learner: SignedUp,
  kind: string,
  input: object = {},
): Promise<string> {
  return (await app.app.get(Tasks).create(learner.id, { kind, input })).id;
}

export async function getTask(app: TestApp, learner: SignedUp, id: string): Promise<TaskBody> {
  const response = await app.http.get(`/v1/tasks/${id}`).set(learner.auth);
  if (response.status !== 200) throw new Error(`task: ${response.text}`);
  return response.body as TaskBody;
}
