import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CohortRole, Membership, Shares } from './domain/cohort.js';

@Entity({ name: 'cohort_membership' })
export class MembershipEntity implements Membership {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'cohort_id', type: 'uuid' })
  cohortId: string;

  @Column({ type: 'text' })
  role: CohortRole;

  @Column({ type: 'text' })
  shares: Shares;

  @Column({ name: 'joined_at', type: 'timestamptz', precision: 3 })
  joinedAt: Date;

  @Column({ name: 'role_since', type: 'timestamptz', precision: 3 })
  roleSince: Date;

  @Column({ name: 'invitation_id', type: 'uuid', nullable: true })
  invitationId: string | null;
}
