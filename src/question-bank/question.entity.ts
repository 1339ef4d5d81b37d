import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A question over all its revisions. Reference data: it belongs to a bank and to no learner. */
@Entity({ name: 'question' })
export class QuestionEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'bank_id', type: 'uuid' })
  bankId: string;

  @Column({ name: 'slug', type: 'text' })
  slug: string;

  /** The name that another program knows it by; null where its slug is the only one. */
  @Column({ name: 'external_id', type: 'text', nullable: true })
  externalId: string | null;

  /** Questions of a bank are introduced in this order. */
  @Column({ name: 'position', type: 'integer' })
  position: number;

  @Column({ name: 'current_revision_id', type: 'uuid' })
  currentRevisionId: string;

  @Column({ name: 'version', type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;

  @Column({ name: 'retired_at', type: 'timestamptz', nullable: true })
  retiredAt: Date | null;
}
