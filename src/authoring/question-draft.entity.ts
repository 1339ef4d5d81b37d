import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Draft, DraftDocument } from './domain/draft.js';

@Entity({ name: 'question_draft' })
export class QuestionDraftEntity implements Draft {
  @PrimaryColumn({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ name: 'bank_id', type: 'uuid' })
  bankId: string;

  @Column({ name: 'slug', type: 'text' })
  slug: string;

  @Column({ name: 'external_id', type: 'text', nullable: true })
  externalId: string | null;

  @Column({ name: 'position', type: 'integer', nullable: true })
  position: number | null;

  @Column({ name: 'document', type: 'jsonb' })
  document: DraftDocument;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ name: 'base_revision_id', type: 'uuid', nullable: true })
  baseRevisionId: string | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'updated_by', type: 'uuid', nullable: true })
  updatedBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
