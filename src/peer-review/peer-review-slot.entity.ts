import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PeerReviewSlot, SlotState } from './domain/peer-review-slot.js';

@Entity({ name: 'peer_review_slot' })
export class PeerReviewSlotEntity implements PeerReviewSlot {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @Column({ name: 'attempt_id', type: 'uuid' })
  attemptId: string;

  @Column({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ name: 'cohort_id', type: 'uuid', nullable: true })
  cohortId: string | null;

  @Column({ name: 'review_id', type: 'uuid', nullable: true })
  reviewId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'lease_expires_at', type: 'timestamptz', precision: 3, nullable: true })
  leaseExpiresAt: Date | null;

  @Column({ type: 'smallint' })
  number: number;

  @Column({ name: 'is_open_pool', type: 'boolean' })
  isOpenPool: boolean;

  @Column({ type: 'text' })
  state: SlotState;
}
