import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LevelGiven } from './domain/anchor.js';
import type { CalibrationTry } from './domain/calibration-try.js';

const decimals = { to: (value: number) => value, from: Number };

/** Written once; a trigger refuses updates. */
@Entity({ name: 'calibration_try' })
export class CalibrationTryEntity implements CalibrationTry {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'anchor_id', type: 'uuid' })
  anchorId: string;

  @Column({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'items', type: 'jsonb' })
  items: readonly LevelGiven[];

  @Column({ name: 'red_flags', type: 'jsonb' })
  redFlags: readonly number[];

  @Column({ name: 'is_passed', type: 'boolean' })
  isPassed: boolean;

  @Column({ name: 'mean_off', type: 'numeric', precision: 6, scale: 5, transformer: decimals })
  meanOff: number;

  @Column({ name: 'mean_signed', type: 'numeric', precision: 6, scale: 5, transformer: decimals })
  meanSigned: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;
}
