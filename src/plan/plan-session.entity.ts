import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SessionMark } from './domain/plan.js';

/** What a learner says of one sitting. */
@Entity({ name: 'plan_session' })
export class PlanSessionEntity implements SessionMark {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'plan_id', type: 'uuid' })
  planId: string;

  @PrimaryColumn({ name: 'key', type: 'text' })
  key: string;

  @Column({ name: 'minutes', type: 'smallint' })
  minutes: number;

  @Column({ name: 'is_done', type: 'boolean' })
  isDone: boolean;

  @Column({ name: 'done_day', type: 'date', nullable: true })
  doneDay: string | null;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
