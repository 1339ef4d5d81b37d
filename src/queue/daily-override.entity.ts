import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LimitsOverride } from './domain/queue.js';

/** The limits a learner last set for one day. */
@Entity({ name: 'daily_override' })
export class DailyOverrideEntity implements LimitsOverride {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @Column({ name: 'study_day', type: 'date' })
  studyDay: string;

  @Column({ name: 'new_per_day', type: 'smallint', nullable: true })
  newPerDay: number | null;

  @Column({ name: 'reviews_per_day', type: 'smallint', nullable: true })
  reviewsPerDay: number | null;

  @Column({ name: 'minutes_per_day', type: 'smallint', nullable: true })
  minutesPerDay: number | null;
}
