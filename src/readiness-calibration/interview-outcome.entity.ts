import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InterviewOutcome, OutcomeResult } from './domain/interview-outcome.js';

@Entity({ name: 'readiness_outcome' })
export class InterviewOutcomeEntity implements InterviewOutcome {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'target_id', type: 'uuid' })
  targetId: string;

  @Column({ name: 'interview_day', type: 'date' })
  interviewDay: string;

  @Column({ type: 'text' })
  result: OutcomeResult;

  @Column({ type: 'smallint', nullable: true })
  score: number | null;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
