import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ParametersOrigin, WeightsFit } from './domain/parameters-origin.js';
import type { SchedulingParameters, WeekdayLoad } from './domain/scheduling-parameters.js';

/** One version of a learner's parameters. Never changed: events name the version they used. */
@Entity({ name: 'scheduling_parameters' })
export class SchedulingParametersEntity implements SchedulingParameters, ParametersOrigin {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  model: 'fsrs-6';

  @Column({ type: 'double precision', array: true })
  weights: number[];

  @Column({ name: 'desired_retention', type: 'double precision' })
  desiredRetention: number;

  @Column({ name: 'maximum_interval_days', type: 'integer' })
  maximumIntervalDays: number;

  @Column({ name: 'learning_steps_minutes', type: 'smallint', array: true })
  learningStepsMinutes: number[];

  @Column({ name: 'relearning_steps_minutes', type: 'smallint', array: true })
  relearningStepsMinutes: number[];

  @Column({ type: 'boolean' })
  fuzz: boolean;

  @Column({ name: 'weekday_loads', type: 'text', array: true })
  weekdayLoads: WeekdayLoad[];

  @Column({ name: 'suspends_leeches', type: 'boolean' })
  suspendsLeeches: boolean;

  @Column({ type: 'text' })
  source: ParametersOrigin['source'];

  @Column({ name: 'parent_version', type: 'integer', nullable: true })
  parentVersion: number | null;

  @Column({ type: 'jsonb', nullable: true })
  fit: WeightsFit | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
