import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PeerReviewRequest, RequestState } from './domain/peer-review-request.js';

@Entity({ name: 'peer_review_request' })
export class PeerReviewRequestEntity implements PeerReviewRequest {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'attempt_id', type: 'uuid' })
  attemptId: string;

  @Column({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ name: 'revision_id', type: 'uuid' })
  revisionId: string;

  @Column({ name: 'cohort_id', type: 'uuid', nullable: true })
  cohortId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'settles_at', type: 'timestamptz', precision: 3 })
  settlesAt: Date;

  @Column({ name: 'resolved_at', type: 'timestamptz', precision: 3, nullable: true })
  resolvedAt: Date | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'smallint' })
  wanted: number;

  @Column({ name: 'is_open_pool', type: 'boolean' })
  isOpenPool: boolean;

  @Column({ type: 'text' })
  state: RequestState;
}
