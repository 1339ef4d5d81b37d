import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Programme } from './domain/programme.js';
import type { CapstoneMilestone, ProgrammeEdition } from './domain/programme-edition.js';

/** Reference data: it belongs to no learner, and what was stored once is never changed. */
@Entity({ name: 'programme_edition' })
export class ProgrammeEditionEntity implements ProgrammeEdition {
  @PrimaryColumn({ name: 'slug', type: 'text' })
  slug: string;

  @PrimaryColumn({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'bank_id', type: 'uuid' })
  bankId: string;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ name: 'programme', type: 'jsonb' })
  programme: Programme;

  @Column({ name: 'question_ids', type: 'jsonb' })
  questionIds: Readonly<Record<string, string>>;

  @Column({ name: 'milestones', type: 'jsonb' })
  milestones: Readonly<Record<string, readonly CapstoneMilestone[]>>;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;
}
