import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Evidence, EvidenceKind, ShownSkill } from './domain/evidence.js';

@Entity({ name: 'portfolio_evidence' })
export class EvidenceEntity implements Omit<Evidence, 'file' | 'confirmations'> {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  kind: EvidenceKind;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  description: string;

  @Column({ type: 'text', nullable: true })
  figure: string | null;

  @Column({ type: 'text', nullable: true })
  rerun: string | null;

  @Column({ type: 'date' })
  day: string;

  @Column({ type: 'text', nullable: true })
  url: string | null;

  @Column({ name: 'write_up', type: 'text', nullable: true })
  writeUp: string | null;

  @Column({ name: 'certification_id', type: 'text', nullable: true })
  certificationId: string | null;

  @Column({ type: 'text', nullable: true })
  issuer: string | null;

  @Column({ name: 'expires_day', type: 'date', nullable: true })
  expiresDay: string | null;

  @Column({ name: 'attempt_id', type: 'uuid', nullable: true })
  attemptId: string | null;

  @Column({ type: 'jsonb' })
  skills: ShownSkill[];

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
