import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Adjustments, PlanTerms, SessionSlots } from './domain/plan.js';

@Entity({ name: 'plan' })
export class PlanEntity implements PlanTerms {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'programme_slug', type: 'text' })
  programmeSlug: string;

  @Column({ name: 'programme_edition', type: 'integer' })
  programmeEdition: number;

  @Column({ name: 'first_monday', type: 'date' })
  firstMonday: string;

  /** Answers of this study day and later count for it. */
  @Column({ name: 'counted_from_day', type: 'date' })
  countedFromDay: string;

  @Column({ name: 'capstones', type: 'text', array: true })
  capstones: string[];

  @Column({ name: 'flexible_hours_per_week', type: 'smallint' })
  flexibleHoursPerWeek: number;

  @Column({ name: 'slots', type: 'jsonb' })
  slots: SessionSlots;

  @Column({ name: 'adjustments', type: 'jsonb' })
  adjustments: Adjustments;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'version', type: 'integer' })
  version: number;
}
