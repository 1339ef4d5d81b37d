import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CreditReason, PeerCredit } from './domain/peer-credit.js';

@Entity({ name: 'peer_credit' })
export class PeerCreditEntity implements PeerCredit {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ type: 'smallint' })
  amount: number;

  @Column({ type: 'text' })
  reason: CreditReason;
}
