import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CheckedLine, ReviewChecklist } from './domain/review-checklist.js';

@Entity({ name: 'review_checklist' })
export class ReviewChecklistEntity implements ReviewChecklist {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'review_id', type: 'uuid' })
  reviewId: string;

  @Column({ name: 'revision_id', type: 'uuid' })
  revisionId: string;

  @Column({ name: 'reviewer_id', type: 'uuid', nullable: true })
  reviewerId: string | null;

  @Column({ name: 'signed_at', type: 'timestamptz', precision: 3 })
  signedAt: Date;

  @Column({ type: 'jsonb' })
  lines: CheckedLine[];
}
