import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReadinessInput } from '../readiness/domain/readiness-input.js';
import type { ChangeParts } from './domain/change-parts.js';

/** From what the next change of a target's score is explained. */
@Entity({ name: 'readiness_snapshot_basis' })
export class SnapshotBasisEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'target_id', type: 'uuid' })
  targetId: string;

  /** The last study day on which the job looked at it. */
  @Column({ name: 'looked_day', type: 'date', nullable: true })
  lookedDay: string | null;

  /** Of the last score that was kept, by which others would know their graders: nobody is shown it. */
  @Column({ type: 'jsonb', nullable: true })
  input: ReadinessInput | null;

  /** What was told of it. */
  @Column({ name: 'told_score', type: 'double precision', nullable: true })
  toldScore: number | null;

  @Column({ name: 'told_pass_probability', type: 'double precision', nullable: true })
  toldPassProbability: number | null;

  /** What had changed up to it since the last snapshot, where those in between were deleted. */
  @Column({ type: 'jsonb', nullable: true })
  carried: ChangeParts | null;
}
