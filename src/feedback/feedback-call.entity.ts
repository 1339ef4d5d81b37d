import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StructureStep } from './domain/chat.js';
import type { FeedbackFlag } from './domain/feedback.js';

/** One call to a provider, for who has to account for it: figures and hashes, no text. */
@Entity({ name: 'feedback_call' })
export class FeedbackCallEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  /** Outlived by the call: who deletes a feedback does not undo what it cost. */
  @PrimaryColumn({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @PrimaryColumn({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'host', type: 'text' })
  host: string;

  @Column({ name: 'model_asked', type: 'text' })
  modelAsked: string;

  @Column({ name: 'model_served', type: 'text', nullable: true })
  modelServed: string | null;

  @Column({ name: 'prompt_version', type: 'text' })
  promptVersion: string;

  @Column({ name: 'prompt_hash', type: 'text' })
  promptHash: string;

  @Column({ name: 'rubric_hash', type: 'text' })
  rubricHash: string;

  @Column({ name: 'structure', type: 'text' })
  structure: StructureStep;

  @Column({ name: 'dropped_parameters', type: 'text', array: true })
  droppedParameters: readonly string[];

  @Column({ name: 'status', type: 'integer', nullable: true })
  status: number | null;

  /** Null while it is under way, and for ever when its process died. */
  @Column({ name: 'outcome', type: 'text', nullable: true })
  outcome: string | null;

  /** What it is charged with when nobody knows what it cost. */
  @Column({ name: 'worst_case_tokens', type: 'integer' })
  worstCaseTokens: number;

  @Column({ name: 'input_tokens', type: 'integer', nullable: true })
  inputTokens: number | null;

  @Column({ name: 'output_tokens', type: 'integer', nullable: true })
  outputTokens: number | null;

  /** The driver reads numeric as text, lest digits be lost; six decimals lose none. */
  @Column({
    name: 'cost',
    type: 'numeric',
    precision: 12,
    scale: 6,
    nullable: true,
    transformer: {
      to: (cost: number | null) => cost,
      from: (cost: string | null) => (cost === null ? null : Number(cost)),
    },
  })
  cost: number | null;

  @Column({ name: 'latency_ms', type: 'integer', nullable: true })
  latencyMs: number | null;

  /** Of the call whose answer was used. */
  @Column({ name: 'quotes_kept', type: 'integer', nullable: true })
  quotesKept: number | null;

  @Column({ name: 'quotes_dropped', type: 'integer', nullable: true })
  quotesDropped: number | null;

  @Column({ name: 'flags', type: 'text', array: true, nullable: true })
  flags: readonly FeedbackFlag[] | null;

  @Column({ name: 'raw', type: 'text', nullable: true })
  raw: string | null;

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3 })
  startedAt: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt: Date | null;
}
