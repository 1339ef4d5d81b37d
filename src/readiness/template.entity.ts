import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import type { BlueprintSkill } from './domain/blueprint.js';
import type { QuestionRule } from './domain/target.js';
import type { Template } from './domain/template.js';

/** Reference data: it comes with a kit, and belongs to no learner. */
@Entity({ name: 'readiness_template' })
export class TemplateEntity implements Template {
  @PrimaryColumn({ type: 'text' })
  slug: string;

  @Column({ type: 'smallint' })
  position: number;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  description: string;

  @Column({ type: 'text' })
  level: CandidateLevel;

  @Column({ type: 'double precision' })
  bar: number;

  @Column({ name: 'mock_questions', type: 'smallint' })
  mockQuestions: number;

  @Column({ type: 'double precision' })
  novelty: number;

  @Column({ name: 'bank_id', type: 'uuid' })
  bankId: string;

  @Column({ type: 'jsonb' })
  skills: BlueprintSkill[];

  @Column({ name: 'question_rules', type: 'jsonb' })
  questionRules: QuestionRule[];
}
