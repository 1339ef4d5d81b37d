import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  Confidence,
  PeerSettlement,
  SettledItem,
  SettlementCause,
} from './domain/peer-review-request.js';

/** Numeric is read as text, lest digits be lost; five decimals lose none. */
const exact = { to: (value: number) => value, from: Number };

@Entity({ name: 'peer_settlement' })
export class PeerSettlementEntity implements PeerSettlement {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @Column({ name: 'grade_id', type: 'uuid', nullable: true })
  gradeId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'numeric', precision: 6, scale: 5, transformer: exact })
  spread: number;

  @Column({ type: 'numeric', precision: 6, scale: 5, transformer: exact })
  score: number;

  @Column({ name: 'must_have_met', type: 'boolean' })
  mustHaveMet: boolean;

  @Column({ type: 'text' })
  confidence: Confidence;

  @Column({ type: 'text' })
  cause: SettlementCause;

  @Column({ type: 'jsonb' })
  items: SettledItem[];

  @Column({ name: 'red_flags', type: 'jsonb' })
  redFlags: number[];

  @Column({ name: 'review_ids', type: 'jsonb' })
  reviewIds: string[];
}
