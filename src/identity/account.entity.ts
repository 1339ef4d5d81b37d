import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Account, AccountRole } from './domain/account.js';

@Entity({ name: 'account' })
export class AccountEntity implements Account {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  email: string;

  @Column({ type: 'text', name: 'email_key' })
  emailKey: string;

  @Column({ type: 'text', name: 'display_name' })
  displayName: string;

  @Column({ type: 'text', name: 'password_hash' })
  passwordHash: string;

  @Column({ type: 'text' })
  role: AccountRole;

  @Column({ type: 'text' })
  zone: string;

  @Column({ type: 'smallint', name: 'rollover_hour' })
  rolloverHour: number;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'deletion_requested_at', nullable: true })
  deletionRequestedAt: Date | null;
}
