import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InterviewGoal } from './domain/interview-goal.js';

@Entity({ name: 'interview_goal' })
export class InterviewGoalEntity implements InterviewGoal {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text', nullable: true })
  title: string | null;

  @Column({ name: 'interview_day', type: 'date' })
  interviewDay: string;

  @Column({ name: 'target_recall', type: 'double precision' })
  targetRecall: number;

  @Column({ name: 'minutes_per_day', type: 'smallint' })
  minutesPerDay: number;

  @Column({ type: 'text', array: true })
  skills: string[];

  @Column({ name: 'bank_ids', type: 'uuid', array: true })
  bankIds: string[];

  @Column({ name: 'archived_at', type: 'timestamptz', precision: 3, nullable: true })
  archivedAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
