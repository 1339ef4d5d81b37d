import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link by which an admin lets somebody set a new password, once. */
@Entity({ name: 'password_reset_link' })
export class PasswordResetLinkEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', name: 'account_id' })
  accountId: string;

  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash: Buffer;

  @Column({ type: 'uuid', name: 'issued_by_id', nullable: true })
  issuedById: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt: Date;
}
