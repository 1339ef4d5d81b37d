import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PeerBlock } from './domain/peer-block.js';

@Entity({ name: 'peer_block' })
export class PeerBlockEntity implements PeerBlock {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'reviewer_id', type: 'uuid' })
  reviewerId: string;

  @Column({ name: 'review_id', type: 'uuid' })
  reviewId: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ type: 'text' })
  label: string;
}
