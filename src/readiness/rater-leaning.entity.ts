import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RaterLeaning } from './domain/calibration-run.js';
import type { GraderSource } from './domain/grader-source.js';

/** Of the latest version only: of older ones nothing is kept about single people. */
@Entity({ name: 'readiness_rater_leaning' })
export class RaterLeaningEntity implements RaterLeaning {
  @PrimaryColumn({ name: 'rater_id', type: 'uuid' })
  raterId: string;

  @PrimaryColumn({ type: 'text' })
  source: GraderSource;

  /** The rater, where it is a person: whoever leaves is forgotten. */
  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId: string | null;

  @Column({ type: 'double precision' })
  severity: number;

  @Column({ name: 'bias_sd', type: 'double precision' })
  biasSd: number;

  @Column({ type: 'integer' })
  grades: number;
}
