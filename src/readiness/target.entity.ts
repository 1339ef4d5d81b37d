import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import type { BlueprintSkill } from './domain/blueprint.js';
import type { QuestionRule, Target } from './domain/target.js';

@Entity({ name: 'readiness_target' })
export class TargetEntity implements Target {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text', nullable: true })
  template: string | null;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  level: CandidateLevel;

  @Column({ name: 'interview_day', type: 'date', nullable: true })
  interviewDay: string | null;

  @Column({ type: 'double precision' })
  bar: number;

  @Column({ name: 'mock_questions', type: 'smallint' })
  mockQuestions: number;

  @Column({ type: 'double precision' })
  novelty: number;

  @Column({ type: 'jsonb' })
  skills: BlueprintSkill[];

  @Column({ name: 'bank_ids', type: 'uuid', array: true })
  bankIds: string[];

  @Column({ name: 'question_rules', type: 'jsonb' })
  questionRules: QuestionRule[];

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'archived_at', type: 'timestamptz', precision: 3, nullable: true })
  archivedAt: Date | null;

  @Column({ type: 'integer' })
  version: number;
}
