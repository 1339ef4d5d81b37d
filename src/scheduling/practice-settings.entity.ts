import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PracticeSettings } from './domain/practice-settings.js';

/** A learner's daily limits, and which version of their scheduling parameters is current. */
@Entity({ name: 'practice_settings' })
export class PracticeSettingsEntity implements PracticeSettings {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @Column({ name: 'new_per_day', type: 'smallint' })
  newPerDay: number;

  @Column({ name: 'reviews_per_day', type: 'smallint' })
  reviewsPerDay: number;

  @Column({ name: 'minutes_per_day', type: 'smallint' })
  minutesPerDay: number;

  @Column({ name: 'bury_siblings', type: 'boolean' })
  burySiblings: boolean;

  @Column({ name: 'parameters_version', type: 'integer' })
  parametersVersion: number;

  @Column({ type: 'integer' })
  version: number;
}
