import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Card, CardState } from './domain/card.js';

/** The test of `isExternalCard` in SQL, the other way round. */
export const isOfQuestion = (column: string): string => `substr(${column}::text, 15, 1) <> '8'`;

/** A stored fold. It can be thrown away and made again from the log at any time. */
@Entity({ name: 'card' })
export class CardEntity implements Card {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ type: 'double precision', nullable: true })
  stability: number | null;

  @Column({ type: 'double precision', nullable: true })
  difficulty: number | null;

  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt: Date | null;

  @Column({ name: 'last_review_at', type: 'timestamptz', nullable: true })
  lastReviewAt: Date | null;

  @Column({ name: 'due_day', type: 'date', nullable: true })
  dueDay: string | null;

  @Column({ name: 'last_review_day', type: 'date', nullable: true })
  lastReviewDay: string | null;

  @Column({ name: 'introduced_day', type: 'date', nullable: true })
  introducedDay: string | null;

  @Column({ name: 'buried_day', type: 'date', nullable: true })
  buriedDay: string | null;

  @Column({ name: 'interval_days', type: 'integer' })
  intervalDays: number;

  @Column({ type: 'integer' })
  reps: number;

  @Column({ type: 'integer' })
  lapses: number;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'smallint', nullable: true })
  step: number | null;

  @Column({ type: 'boolean' })
  suspended: boolean;

  @Column({ type: 'text' })
  state: CardState;

  /** The learner's change number at its last writing. For sync alone, and no part of the fold. */
  @Column({ name: 'change_number', type: 'bigint', select: false })
  changeNumber: number;
}
