import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Confirmation } from './domain/evidence.js';

/** That a coach vouches for some evidence. It goes as soon as the evidence changes. */
@Entity({ name: 'portfolio_confirmation' })
export class ConfirmationEntity implements Confirmation {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'evidence_id', type: 'uuid' })
  evidenceId: string;

  @PrimaryColumn({ name: 'coach_id', type: 'uuid' })
  coachId: string;

  @Column({ name: 'cohort_id', type: 'uuid', nullable: true })
  cohortId: string | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', precision: 3 })
  confirmedAt: Date;
}
