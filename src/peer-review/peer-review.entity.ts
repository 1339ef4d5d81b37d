import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DraftGrade, FeedbackTag, PeerReview, ReviewState } from './domain/peer-review.js';

@Entity({ name: 'peer_review' })
export class PeerReviewEntity implements PeerReview {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @Column({ name: 'slot_id', type: 'uuid' })
  slotId: string;

  @Column({ name: 'attempt_id', type: 'uuid' })
  attemptId: string;

  @Column({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ name: 'reviewer_id', type: 'uuid' })
  reviewerId: string;

  @Column({ name: 'cohort_id', type: 'uuid', nullable: true })
  cohortId: string | null;

  @Column({ name: 'grade_id', type: 'uuid', nullable: true })
  gradeId: string | null;

  @Column({ name: 'claimed_at', type: 'timestamptz', precision: 3 })
  claimedAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  @Column({ name: 'extended_at', type: 'timestamptz', precision: 3, nullable: true })
  extendedAt: Date | null;

  @Column({ name: 'reminded_of', type: 'timestamptz', precision: 3, nullable: true })
  remindedOf: Date | null;

  @Column({ name: 'submitted_at', type: 'timestamptz', precision: 3, nullable: true })
  submittedAt: Date | null;

  @Column({ name: 'feedback_at', type: 'timestamptz', precision: 3, nullable: true })
  feedbackAt: Date | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'smallint', nullable: true })
  number: number | null;

  @Column({ name: 'feedback_score', type: 'smallint', nullable: true })
  feedbackScore: number | null;

  @Column({ name: 'is_open_pool', type: 'boolean' })
  isOpenPool: boolean;

  @Column({ name: 'is_counted', type: 'boolean' })
  isCounted: boolean;

  @Column({ type: 'text' })
  state: ReviewState;

  @Column({ type: 'jsonb', nullable: true })
  draft: DraftGrade | null;

  @Column({ name: 'feedback_tags', type: 'jsonb', nullable: true })
  feedbackTags: FeedbackTag[] | null;
}
