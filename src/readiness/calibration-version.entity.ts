import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalibrationCounts, LearntConfig } from './domain/calibration-run.js';

/** What a night learnt of everybody together; kept, because scores name the version they come from. */
@Entity({ name: 'readiness_calibration' })
export class CalibrationVersionEntity {
  @PrimaryColumn({ type: 'integer' })
  version: number;

  @Column({ name: 'made_at', type: 'timestamptz', precision: 3 })
  madeAt: Date;

  /** When it was last found to hold still. */
  @Column({ name: 'checked_at', type: 'timestamptz', precision: 3 })
  checkedAt: Date;

  @Column({ type: 'jsonb' })
  config: LearntConfig;

  @Column({ type: 'jsonb' })
  counts: CalibrationCounts;
}
