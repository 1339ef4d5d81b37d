import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { CanBeAbsent } from '../http/fields.js';
import { PageQueryDto } from '../http/paging.js';
import type { Problem } from '../http/problem.js';
import { shareDone, taskStates, type Task, type TaskState } from './task.js';

/** Work that is done in the background. */
export class TaskResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  id: string;
  /** Grows with every change, progress included. @example 4 */
  version: number;
  /** What is done. @example fit-weights */
  kind: string;
  /** `queued` and `running` are under way; the other states are final. */
  @ApiProperty({ enum: taskStates, example: 'running' })
  state: TaskState;
  /** Share that is behind it, 0..1; 0 while nobody knows how much there is. @example 0.4 */
  progress: number;
  /** Steps that are behind it. @example 400 */
  done: number;
  /** Steps in all; null while nobody knows. @example 1000 */
  total: number | null;
  /** What it is at, as a code of its kind; null while it waits and at the end. @example training */
  message: string | null;
  /** What it came to, once it is `done`; its members depend on the kind. */
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: null })
  result: object | null;
  /** Why it `failed`. */
  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath('Problem') }, { type: 'null' }],
    example: null,
  })
  problem: Problem | null;
  /** @example 2026-11-22T09:30:00.000Z */
  createdAt: string;
  /** @example 2026-11-22T09:30:00.100Z */
  startedAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, example: null })
  finishedAt: string | null;
}

/** A page of tasks, latest first. */
export class TaskPageResponse {
  data: TaskResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** Filters of the list of tasks. */
export class ListTasksQueryDto extends PageQueryDto {
  /** Only tasks of this kind. */
  @ApiProperty({ maxLength: 60, example: 'fit-weights' })
  @CanBeAbsent()
  @Matches(/^[a-z][a-z-]{0,59}$/u, { message: 'must be a kind of task' })
  kind?: string;

  /** Only tasks in this state. */
  @ApiProperty({ enum: taskStates })
  @CanBeAbsent()
  @IsIn(taskStates)
  state?: TaskState;
}

export function toTaskResponse(task: Task): TaskResponse {
  return {
    id: task.id,
    version: task.version,
    kind: task.kind,
    state: task.state,
    progress: shareDone(task),
    done: task.done,
    total: task.total,
    message: task.message,
    result: task.result,
    problem: task.problem,
    createdAt: task.createdAt.toISOString(),
    startedAt: task.startedAt?.toISOString() ?? null,
    finishedAt: task.finishedAt?.toISOString() ?? null,
  };
}
