import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RecordedFigures } from './domain/recorded-figures.js';

/** How far a model, asked by one prompt, agreed with people on a set of graded answers. */
@Entity({ name: 'feedback_evaluation' })
export class FeedbackEvaluationEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'model', type: 'text' })
  model: string;

  @Column({ name: 'prompt_version', type: 'text' })
  promptVersion: string;

  @Column({ name: 'prompt_hash', type: 'text' })
  promptHash: string;

  @Column({ name: 'set_name', type: 'text' })
  setName: string;

  @Column({ name: 'set_hash', type: 'text' })
  setHash: string;

  @Column({ name: 'figures', type: 'jsonb' })
  figures: RecordedFigures;

  @Column({ name: 'is_passed', type: 'boolean' })
  isPassed: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;
}
