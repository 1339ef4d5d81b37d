import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Problem } from '../http/problem.js';
import type { Task, TaskResult, TaskState } from './task.js';

/** A task as it is stored, with what its runners keep in it. */
@Entity({ name: 'task' })
export class TaskEntity implements Task {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text' })
  state: TaskState;

  @Column({ type: 'integer' })
  done: number;

  @Column({ type: 'integer', nullable: true })
  total: number | null;

  @Column({ type: 'text', nullable: true })
  message: string | null;

  /** Only its runner needs it, and it may be large. */
  @Column({ type: 'jsonb', select: false })
  input: object;

  @Column({ type: 'jsonb', nullable: true })
  result: TaskResult | null;

  @Column({ type: 'jsonb', nullable: true })
  problem: Problem | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt: Date | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;

  @Column({ type: 'integer' })
  version: number;

  /** Which run it belongs to; another run of the same task has another. */
  @Column({ type: 'uuid', nullable: true, select: false })
  runner: string | null;

  /** Until when its runner is taken to be alive, by the clock of the database. */
  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true, select: false })
  leaseUntil: Date | null;

  /** How often it was begun. */
  @Column({ type: 'smallint', select: false })
  starts: number;
}
