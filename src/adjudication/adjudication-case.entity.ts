import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AdjudicationCase,
  CaseKind,
  CaseOutcome,
  CaseState,
  CaseSubject,
  ContestCause,
  FlagReason,
} from './domain/adjudication-case.js';

@Entity({ name: 'adjudication_case' })
export class AdjudicationCaseEntity implements AdjudicationCase {
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

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  @Column({ name: 'opened_by', type: 'uuid', nullable: true })
  openedBy: string | null;

  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'opened_at', type: 'timestamptz', precision: 3 })
  openedAt: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt: Date | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'is_open_pool', type: 'boolean' })
  isOpenPool: boolean;

  @Column({ type: 'text' })
  kind: CaseKind;

  @Column({ type: 'text' })
  subject: CaseSubject;

  @Column({ type: 'text', nullable: true })
  cause: ContestCause | null;

  @Column({ name: 'flag_reason', type: 'text', nullable: true })
  flagReason: FlagReason | null;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'text' })
  state: CaseState;

  @Column({ type: 'text', nullable: true })
  outcome: CaseOutcome | null;

  @Column({ name: 'decision_reason', type: 'text', nullable: true })
  decisionReason: string | null;
}
