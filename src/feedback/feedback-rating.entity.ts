import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Dispute, FeedbackRating } from './domain/feedback-rating.js';

/** A rating as it is stored. */
@Entity({ name: 'feedback_rating' })
export class FeedbackRatingEntity implements FeedbackRating {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @Column({ name: 'helpful', type: 'boolean' })
  helpful: boolean;

  @Column({ name: 'comment', type: 'text', nullable: true })
  comment: string | null;

  @Column({ name: 'disputes', type: 'jsonb' })
  disputes: readonly Dispute[];

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
