import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReportSection } from './domain/share-choice.js';
import type { ShareLink } from './domain/share-link.js';

@Entity({ name: 'readiness_share_link' })
export class ShareLinkEntity implements Omit<ShareLink, 'isFrozen'> {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'target_id', type: 'uuid' })
  targetId: string;

  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash: Buffer;

  @Column({ type: 'text', array: true })
  sections: ReportSection[];

  @Column({ name: 'shows_name', type: 'boolean' })
  showsName: boolean;

  /** What was chosen of the report when the link was made, and nothing else of it, as JSON. */
  @Column({ name: 'frozen_report', type: 'text', nullable: true })
  frozenReport: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt: Date;
}
