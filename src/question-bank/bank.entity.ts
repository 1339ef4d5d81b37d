import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Bank, Reveal, Visibility } from './domain/bank.js';

@Entity({ name: 'bank' })
export class BankEntity implements Bank {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'slug', type: 'text' })
  slug: string;

  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId: string | null;

  @Column({ name: 'visibility', type: 'text' })
  visibility: Visibility;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'description', type: 'text' })
  description: string;

  @Column({ name: 'license', type: 'text' })
  license: string;

  @Column({ name: 'reveal', type: 'text' })
  reveal: Reveal;

  @Column({ name: 'is_default', type: 'boolean' })
  isDefault: boolean;

  @Column({ name: 'forked_from_bank_id', type: 'uuid', nullable: true })
  forkedFromBankId: string | null;

  @Column({ name: 'forked_from_release', type: 'integer', nullable: true })
  forkedFromRelease: number | null;

  @Column({ name: 'version', type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
