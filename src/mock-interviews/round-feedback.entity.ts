import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConductTag } from './domain/conduct-tag.js';
import type { InterviewerSheet, RoundFeedback, SeatRole } from './domain/mock-interview.js';

@Entity({ name: 'mock_interview_feedback' })
export class RoundFeedbackEntity implements RoundFeedback {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'interview_id', type: 'uuid' })
  interviewId: string;

  @PrimaryColumn({ name: 'round_number', type: 'smallint' })
  roundNumber: number;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId: string;

  @Column({ name: 'author_role', type: 'text' })
  authorRole: SeatRole;

  @Column({ name: 'sheet', type: 'jsonb', nullable: true })
  sheet: InterviewerSheet | null;

  @Column({ name: 'strengths', type: 'text' })
  strengths: string;

  @Column({ name: 'to_improve', type: 'text' })
  toImprove: string;

  @Column({ name: 'score', type: 'smallint', nullable: true })
  score: number | null;

  @Column({ name: 'tags', type: 'text', array: true })
  tags: ConductTag[];

  @Column({ name: 'comment', type: 'text' })
  comment: string;

  @Column({ name: 'submitted_at', type: 'timestamptz', precision: 3, nullable: true })
  submittedAt: Date | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
