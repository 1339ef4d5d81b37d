import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AnsweredQuestion } from './domain/answered-question.js';
import type { FeedbackFault } from './domain/feedback-fault.js';
import type { FeedbackRequest, FeedbackResult, FeedbackState } from './domain/feedback-request.js';

/** A request as it is stored, with what its runners and the budgets keep in it. */
@Entity({ name: 'feedback_request' })
export class FeedbackRequestEntity implements FeedbackRequest {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'attempt_id', type: 'uuid' })
  attemptId: string;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ name: 'state', type: 'text' })
  state: FeedbackState;

  @Column({ name: 'model', type: 'text' })
  model: string;

  @Column({ name: 'prompt_version', type: 'text' })
  promptVersion: string;

  @Column({ name: 'input', type: 'jsonb', nullable: true })
  input: AnsweredQuestion | null;

  @Column({ name: 'result', type: 'jsonb', nullable: true })
  result: FeedbackResult | null;

  @Column({ name: 'fault', type: 'text', nullable: true })
  fault: FeedbackFault | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;

  /** How often it was begun. */
  @Column({ name: 'starts', type: 'integer' })
  starts: number;

  /** The run that has it in hand; null while it waits and when it is over. */
  @Column({ name: 'runner', type: 'uuid', nullable: true })
  runner: string | null;

  @Column({ name: 'lease_until', type: 'timestamptz', precision: 3, nullable: true })
  leaseUntil: Date | null;

  /** The UTC day, YYYY-MM-DD, whose budgets it is charged to. */
  @Column({ name: 'reserved_day', type: 'date' })
  reservedDay: string;

  /** What it may still cost; 0 once it is settled. */
  @Column({ name: 'reserved_calls', type: 'integer' })
  reservedCalls: number;

  @Column({ name: 'reserved_tokens', type: 'integer' })
  reservedTokens: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3, nullable: true })
  startedAt: Date | null;

  @Column({ name: 'finished_at', type: 'timestamptz', precision: 3, nullable: true })
  finishedAt: Date | null;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt: Date;
}
