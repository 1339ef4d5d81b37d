import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import type { Anchor, AnchorItem } from './domain/anchor.js';

/** Reference data: it belongs to a question and to no learner. */
@Entity({ name: 'calibration_anchor' })
export class CalibrationAnchorEntity implements Anchor {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ name: 'revision_id', type: 'uuid' })
  revisionId: string;

  @Column({ name: 'candidate_level', type: 'text' })
  candidateLevel: CandidateLevel;

  @Column({ name: 'answer', type: 'text' })
  answer: string;

  @Column({ name: 'items', type: 'jsonb' })
  items: readonly AnchorItem[];

  @Column({ name: 'red_flags', type: 'jsonb' })
  redFlags: readonly number[];

  /** The driver reads numeric as text, lest digits be lost; five decimals lose none. */
  @Column({
    name: 'score',
    type: 'numeric',
    precision: 6,
    scale: 5,
    transformer: { to: (score: number) => score, from: Number },
  })
  score: number;

  @Column({ name: 'must_have_met', type: 'boolean' })
  mustHaveMet: boolean;

  @Column({ name: 'kit_name', type: 'text', nullable: true })
  kitName: string | null;

  /** Only named: what somebody taught others by outlives their account. */
  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;

  @Column({ name: 'retired_at', type: 'timestamptz', precision: 3, nullable: true })
  retiredAt: Date | null;
}
