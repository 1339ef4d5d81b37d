import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  Clarification,
  CognitiveVerb,
  Figure,
  Probe,
  QuestionKind,
  QuestionRevision,
} from './domain/question-content.js';
import type { Capstone, Milestone, Runbook, ScopeAnchors } from './domain/question-parts.js';
import type { CandidateLevel, Rubric } from './domain/rubric.js';

/** Written once; a trigger refuses updates. The column `search` is PostgreSQL's own business. */
@Entity({ name: 'question_revision' })
export class QuestionRevisionEntity implements QuestionRevision {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'kind', type: 'text' })
  kind: QuestionKind;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'level', type: 'text' })
  level: CandidateLevel;

  @Column({ name: 'difficulty', type: 'smallint' })
  difficulty: number;

  @Column({ name: 'cognitive', type: 'text' })
  cognitive: CognitiveVerb;

  @Column({ name: 'time_limit_minutes', type: 'smallint' })
  timeLimitMinutes: number;

  @Column({ name: 'variant_of', type: 'text', nullable: true })
  variantOf: string | null;

  @Column({ name: 'topics', type: 'text', array: true })
  topics: readonly string[];

  @Column({ name: 'skills', type: 'text', array: true })
  skills: readonly string[];

  @Column({ name: 'prompt', type: 'text' })
  prompt: string;

  @Column({ name: 'clarifications', type: 'jsonb' })
  clarifications: readonly Clarification[];

  @Column({ name: 'milestone', type: 'jsonb', nullable: true })
  milestone: Milestone | null;

  @Column({ name: 'capstone', type: 'jsonb', nullable: true })
  capstone: Capstone | null;

  @Column({ name: 'intent', type: 'text' })
  intent: string;

  @Column({ name: 'outline', type: 'jsonb' })
  outline: readonly string[];

  @Column({ name: 'runbook', type: 'jsonb', nullable: true })
  runbook: Runbook | null;

  @Column({ name: 'scope', type: 'jsonb', nullable: true })
  scope: ScopeAnchors | null;

  @Column({ name: 'alternatives', type: 'jsonb' })
  alternatives: readonly string[];

  @Column({ name: 'assumptions', type: 'jsonb' })
  assumptions: Readonly<Record<string, number>>;

  @Column({ name: 'figures', type: 'jsonb' })
  figures: readonly Figure[];

  @Column({ name: 'rubric', type: 'jsonb' })
  rubric: Rubric;

  @Column({ name: 'red_flags', type: 'jsonb' })
  redFlags: readonly string[];

  @Column({ name: 'probes', type: 'jsonb' })
  probes: readonly Probe[];

  @Column({ name: 'hints', type: 'jsonb' })
  hints: readonly string[];

  @Column({ name: 'sources', type: 'text', array: true })
  sources: readonly string[];

  @Column({ name: 'reviewed_day', type: 'date' })
  reviewedDay: string;

  @Column({ name: 'review_by_day', type: 'date' })
  reviewByDay: string;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ name: 'structure_hash', type: 'text' })
  structureHash: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
