import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GraderReliability } from './domain/grader-standing.js';

@Entity({ name: 'peer_reliability' })
export class PeerReliabilityEntity implements GraderReliability {
  /** The reviewer. */
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;

  @Column({ type: 'double precision' })
  bias: number;

  @Column({ type: 'double precision' })
  variance: number;

  @Column({ type: 'integer' })
  reviews: number;
}
