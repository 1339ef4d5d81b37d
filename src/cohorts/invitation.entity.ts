import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Invitation, InvitedRole } from './domain/invitation.js';

@Entity({ name: 'cohort_invitation' })
export class InvitationEntity implements Invitation {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'cohort_id', type: 'uuid' })
  cohortId: string;

  @Column({ type: 'text' })
  role: InvitedRole;

  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash: Buffer;

  @Column({ name: 'max_uses', type: 'smallint' })
  maxUses: number;

  @Column({ type: 'smallint' })
  uses: number;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', precision: 3, nullable: true })
  revokedAt: Date | null;
}
