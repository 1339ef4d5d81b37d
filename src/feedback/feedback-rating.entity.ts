import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a learner disputes of a feedback. */
export interface Dispute {
  readonly criterionKey: string;
  readonly comment: string | null;
}

/** What a learner thinks of a feedback. */
@Entity({ name: 'feedback_rating' })
export class FeedbackRatingEntity {
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
