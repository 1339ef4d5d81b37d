import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EvidenceFile, PictureType } from './domain/evidence.js';

/** The picture of some evidence. Its content is read only to be sent. */
@Entity({ name: 'portfolio_file' })
export class EvidenceFileEntity implements EvidenceFile {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'evidence_id', type: 'uuid' })
  evidenceId: string;

  @Column({ name: 'media_type', type: 'text' })
  mediaType: PictureType;

  @Column({ type: 'integer' })
  width: number;

  @Column({ type: 'integer' })
  height: number;

  @Column({ name: 'byte_count', type: 'integer' })
  byteCount: number;

  @Column({ type: 'bytea' })
  sha256: Buffer;

  @Column({ type: 'bytea', select: false })
  content: Buffer;

  @Column({ name: 'stored_at', type: 'timestamptz', precision: 3 })
  storedAt: Date;
}
