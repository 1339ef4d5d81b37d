import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import type { Attempt, AttemptMode, AttemptState } from './domain/attempt.js';

@Entity({ name: 'attempt' })
export class AttemptEntity implements Attempt {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ name: 'revision_id', type: 'uuid' })
  revisionId: string;

  @Column({ name: 'review_id', type: 'uuid', nullable: true })
  reviewId: string | null;

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3 })
  startedAt: Date;

  @Column({ name: 'deadline_at', type: 'timestamptz', precision: 3, nullable: true })
  deadlineAt: Date | null;

  @Column({ name: 'submitted_at', type: 'timestamptz', precision: 3, nullable: true })
  submittedAt: Date | null;

  @Column({ name: 'closed_at', type: 'timestamptz', precision: 3, nullable: true })
  closedAt: Date | null;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3, nullable: true })
  expiresAt: Date | null;

  @Column({ name: 'outline_read_at', type: 'timestamptz', precision: 3, nullable: true })
  outlineReadAt: Date | null;

  @Column({ name: 'overtime_ratio', type: 'double precision', nullable: true })
  overtimeRatio: number | null;

  @Column({ name: 'retrievability', type: 'double precision', nullable: true })
  retrievability: number | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;

  @Column({ name: 'hints_used', type: 'smallint' })
  hintsUsed: number;

  @Column({ name: 'time_limit_minutes', type: 'smallint', nullable: true })
  timeLimitMinutes: number | null;

  @Column({ name: 'peeked', type: 'boolean' })
  peeked: boolean;

  @Column({ name: 'gave_up', type: 'boolean' })
  gaveUp: boolean;

  @Column({ name: 'candidate_level', type: 'text' })
  candidateLevel: CandidateLevel;

  @Column({ name: 'mode', type: 'text' })
  mode: AttemptMode;

  @Column({ name: 'state', type: 'text' })
  state: AttemptState;

  @Column({ name: 'content_hash', type: 'text', nullable: true })
  contentHash: string | null;

  @Column({ name: 'answer', type: 'text' })
  answer: string;
}
