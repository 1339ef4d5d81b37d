import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChangeParts } from './domain/change-parts.js';
import type { Snapshot, SnapshotOrigin } from './domain/snapshot.js';

@Entity({ name: 'readiness_snapshot' })
export class SnapshotEntity implements Snapshot {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'target_id', type: 'uuid' })
  targetId: string;

  @Column({ type: 'text' })
  origin: SnapshotOrigin;

  @Column({ name: 'is_final', type: 'boolean' })
  isFinal: boolean;

  @Column({ name: 'as_of', type: 'timestamptz', precision: 3 })
  asOf: Date;

  @Column({ name: 'study_day', type: 'date' })
  studyDay: string;

  @Column({ name: 'interview_day', type: 'date', nullable: true })
  interviewDay: string | null;

  @Column({ name: 'interview_at', type: 'timestamptz', precision: 3, nullable: true })
  interviewAt: Date | null;

  @Column({ type: 'text' })
  status: Snapshot['status'];

  @Column({ type: 'double precision' })
  score: number;

  @Column({ type: 'double precision' })
  low80: number;

  @Column({ type: 'double precision' })
  high80: number;

  @Column({ type: 'double precision' })
  sd: number;

  @Column({ name: 'mock_low80', type: 'double precision' })
  mockLow80: number;

  @Column({ name: 'mock_high80', type: 'double precision' })
  mockHigh80: number;

  @Column({ name: 'pass_probability', type: 'double precision' })
  passProbability: number;

  @Column({ type: 'double precision' })
  bar: number;

  @Column({ type: 'double precision' })
  coverage: number;

  @Column({ type: 'integer' })
  attempts: number;

  @Column({ type: 'text' })
  formula: string;

  @Column({ name: 'job_version', type: 'integer' })
  jobVersion: number;

  @Column({ name: 'input_hash', type: 'text' })
  inputHash: string;

  /** As it was told, to the byte. Read only where it is asked for: it is most of the row. */
  @Column({ type: 'text', select: false })
  report: string;

  @Column({ type: 'jsonb', nullable: true })
  change: ChangeParts | null;
}
