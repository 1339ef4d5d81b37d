import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StructureStep } from './domain/chat.js';

/** How a server and model turned out to like to be asked. */
@Entity({ name: 'llm_dialect' })
export class LlmDialectEntity {
  @PrimaryColumn({ name: 'base_url', type: 'text' })
  baseUrl: string;

  @PrimaryColumn({ name: 'model', type: 'text' })
  model: string;

  @Column({ name: 'structure', type: 'text' })
  structure: StructureStep;

  /** Parameters that it does not take. */
  @Column({ name: 'dropped_parameters', type: 'text', array: true })
  droppedParameters: readonly string[];

  @Column({ name: 'learnt_at', type: 'timestamptz', precision: 3 })
  learntAt: Date;
}
