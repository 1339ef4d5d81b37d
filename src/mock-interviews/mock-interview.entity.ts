import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import type {
  CancelReason,
  InterviewState,
  MockInterview,
  SeatRole,
} from './domain/mock-interview.js';

@Entity({ name: 'mock_interview' })
export class MockInterviewEntity implements MockInterview {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'proposer_id', type: 'uuid' })
  proposerId: string;

  @Column({ name: 'invitee_id', type: 'uuid', nullable: true })
  inviteeId: string | null;

  @Column({ name: 'state', type: 'text' })
  state: InterviewState;

  @Column({ name: 'proposer_role', type: 'text' })
  proposerRole: SeatRole;

  @Column({ name: 'round_count', type: 'smallint' })
  roundCount: number;

  @Column({ name: 'minutes_per_round', type: 'smallint', nullable: true })
  minutesPerRound: number | null;

  @Column({ name: 'break_minutes', type: 'smallint' })
  breakMinutes: number;

  @Column({ name: 'candidate_level', type: 'text' })
  candidateLevel: CandidateLevel;

  @Column({ name: 'bank_ids', type: 'uuid', array: true })
  bankIds: string[];

  @Column({ name: 'question_ids', type: 'uuid', array: true })
  questionIds: string[];

  @Column({ name: 'message', type: 'text' })
  message: string;

  @Column({ name: 'offered_starts', type: 'timestamptz', precision: 3, array: true })
  offeredStarts: Date[];

  @Column({ name: 'offered_by', type: 'uuid', nullable: true })
  offeredBy: string | null;

  @Column({ name: 'token_hash', type: 'bytea', nullable: true })
  tokenHash: Buffer | null;

  @Column({ name: 'starts_at', type: 'timestamptz', precision: 3, nullable: true })
  startsAt: Date | null;

  @Column({ name: 'ends_at', type: 'timestamptz', precision: 3, nullable: true })
  endsAt: Date | null;

  @Column({ name: 'planned_at', type: 'timestamptz', precision: 3 })
  plannedAt: Date;

  @Column({ name: 'calendar_sequence', type: 'integer' })
  calendarSequence: number;

  @Column({ name: 'reminded_at', type: 'timestamptz', precision: 3, nullable: true })
  remindedAt: Date | null;

  @Column({ name: 'live_at', type: 'timestamptz', precision: 3, nullable: true })
  liveAt: Date | null;

  @Column({ name: 'feedback_at', type: 'timestamptz', precision: 3, nullable: true })
  feedbackAt: Date | null;

  @Column({ name: 'closed_at', type: 'timestamptz', precision: 3, nullable: true })
  closedAt: Date | null;

  @Column({ name: 'cancel_reason', type: 'text', nullable: true })
  cancelReason: CancelReason | null;

  @Column({ name: 'cancel_note', type: 'text', nullable: true })
  cancelNote: string | null;

  @Column({ name: 'cancelled_by', type: 'uuid', nullable: true })
  cancelledBy: string | null;

  @Column({ name: 'due_at', type: 'timestamptz', precision: 3, nullable: true })
  dueAt: Date | null;

  @Column({ name: 'change_number', type: 'integer' })
  changeNumber: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;
}
