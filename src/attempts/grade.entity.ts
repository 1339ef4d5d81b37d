import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Rating } from '../scheduling/domain/review-event.js';
import type { Verdict, VerdictReason } from './domain/decide-verdict.js';
import type { GradeItem } from './domain/grade-item.js';
import type { Grade, GradeKind, StoryScope } from './domain/grade.js';
import type { RatingReason } from './domain/suggest-rating.js';

/** Written once; a trigger refuses updates, but for striking it out. */
@Entity({ name: 'grade' })
export class GradeEntity implements Grade {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'attempt_id', type: 'uuid' })
  attemptId: string;

  @Column({ name: 'revision_id', type: 'uuid' })
  revisionId: string;

  @Column({ name: 'grader_id', type: 'uuid' })
  graderId: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'rating_suggested', type: 'smallint' })
  ratingSuggested: Rating;

  @Column({ name: 'rating_final', type: 'smallint' })
  ratingFinal: Rating;

  @Column({ name: 'must_have_met', type: 'boolean' })
  mustHaveMet: boolean;

  /** The driver reads numeric as text, lest digits be lost; five decimals lose none. */
  @Column({
    name: 'score',
    type: 'numeric',
    precision: 6,
    scale: 5,
    transformer: { to: (score: number) => score, from: Number },
  })
  score: number;

  @Column({ name: 'leaves_card', type: 'boolean' })
  leavesCard: boolean;

  @Column({ name: 'kind', type: 'text' })
  kind: GradeKind;

  @Column({ name: 'verdict', type: 'text' })
  verdict: Verdict['verdict'];

  @Column({ name: 'policy', type: 'text' })
  policy: string;

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'scope', type: 'text', nullable: true })
  scope: StoryScope | null;

  @Column({ name: 'voided_at', type: 'timestamptz', precision: 3, nullable: true })
  voidedAt: Date | null;

  @Column({ name: 'items', type: 'jsonb' })
  items: GradeItem[];

  @Column({ name: 'red_flags', type: 'jsonb' })
  redFlags: number[];

  @Column({ name: 'rating_reasons', type: 'jsonb' })
  ratingReasons: RatingReason[];

  @Column({ name: 'verdict_reasons', type: 'jsonb' })
  verdictReasons: VerdictReason[];
}
