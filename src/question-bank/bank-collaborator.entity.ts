import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BankRole } from './domain/bank.js';

/** Somebody who works on another's bank. */
@Entity({ name: 'bank_collaborator' })
export class BankCollaboratorEntity {
  @PrimaryColumn({ name: 'bank_id', type: 'uuid' })
  bankId: string;

  @PrimaryColumn({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ name: 'role', type: 'text' })
  role: Exclude<BankRole, 'owner'>;

  @Column({ name: 'added_at', type: 'timestamptz' })
  addedAt: Date;
}
