import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import type { Round } from './domain/mock-interview.js';

@Entity({ name: 'mock_interview_round' })
export class RoundEntity implements Round {
  @PrimaryColumn({ name: 'interview_id', type: 'uuid' })
  interviewId: string;

  @PrimaryColumn({ name: 'number', type: 'smallint' })
  number: number;

  @Column({ name: 'candidate_id', type: 'uuid' })
  candidateId: string;

  @Column({ name: 'interviewer_id', type: 'uuid' })
  interviewerId: string;

  @Column({ name: 'question_id', type: 'uuid', nullable: true })
  questionId: string | null;

  @Column({ name: 'revision_id', type: 'uuid', nullable: true })
  revisionId: string | null;

  @Column({ name: 'candidate_level', type: 'text' })
  candidateLevel: CandidateLevel;

  @Column({ name: 'minutes', type: 'smallint' })
  minutes: number;

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3, nullable: true })
  startedAt: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt: Date | null;

  @Column({ name: 'attempt_id', type: 'uuid', nullable: true })
  attemptId: string | null;
}
