import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AssignmentTerms } from './domain/assignment.js';

/** An assignment without its questions and those it is for, which are rows of their own. */
@Entity({ name: 'assignment' })
export class AssignmentEntity implements AssignmentTerms {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'cohort_id', type: 'uuid' })
  cohortId: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  note: string;

  @Column({ name: 'bank_id', type: 'uuid', nullable: true })
  bankId: string | null;

  @Column({ name: 'due_day', type: 'date' })
  dueDay: string;

  @Column({ name: 'peer_reviews_wanted', type: 'smallint' })
  peerReviewsWanted: number;

  @Column({ name: 'is_for_all', type: 'boolean' })
  isForAll: boolean;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;

  @Column({ name: 'closed_at', type: 'timestamptz', precision: 3, nullable: true })
  closedAt: Date | null;
}
