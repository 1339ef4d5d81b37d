import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BankRelease } from './domain/bank-release.js';

@Entity({ name: 'bank_release' })
export class BankReleaseEntity implements BankRelease {
  @PrimaryColumn({ name: 'bank_id', type: 'uuid' })
  bankId: string;

  @PrimaryColumn({ name: 'number', type: 'integer' })
  number: number;

  @Column({ name: 'version', type: 'text' })
  version: string;

  @Column({ name: 'notes', type: 'text' })
  notes: string;

  @Column({ name: 'published_by', type: 'uuid', nullable: true })
  publishedBy: string | null;

  @Column({ name: 'published_at', type: 'timestamptz' })
  publishedAt: Date;

  @Column({ name: 'question_count', type: 'integer' })
  questionCount: number;

  @Column({ name: 'added', type: 'integer' })
  added: number;

  @Column({ name: 'restored', type: 'integer' })
  restored: number;

  @Column({ name: 'rescored', type: 'integer' })
  rescored: number;

  @Column({ name: 'reworded', type: 'integer' })
  reworded: number;

  @Column({ name: 'moved', type: 'integer' })
  moved: number;

  @Column({ name: 'retired', type: 'integer' })
  retired: number;
}
