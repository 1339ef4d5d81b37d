import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CohortRole } from './domain/cohort.js';
import type { AccessKind } from './domain/may-read.js';

/** That a coach read something of a member's. */
@Entity({ name: 'access_log' })
export class AccessLogEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ name: 'actor_role', type: 'text' })
  actorRole: CohortRole;

  @Column({ name: 'cohort_id', type: 'uuid' })
  cohortId: string;

  @Column({ type: 'text' })
  what: AccessKind;

  /** What it was about, such as an attempt; null when it was about the member as a whole. */
  @Column({ name: 'subject_id', type: 'uuid', nullable: true })
  subjectId: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;
}
