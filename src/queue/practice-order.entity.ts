import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PracticeOrder } from './domain/practice-order.js';

@Entity({ name: 'practice_order' })
export class PracticeOrderEntity implements PracticeOrder {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  /** Whatever of the learner's gives the order. */
  @PrimaryColumn({ name: 'giver_id', type: 'uuid' })
  giverId: string;

  @PrimaryColumn({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'start_day', type: 'date' })
  startDay: string;

  @Column({ name: 'due_day', type: 'date' })
  dueDay: string;

  @Column({ name: 'counted_from_day', type: 'date' })
  countedFromDay: string;

  @Column({ name: 'question_ids', type: 'uuid', array: true })
  questionIds: string[];
}
