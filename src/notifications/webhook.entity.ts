import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeliveryLane } from './domain/lane-after.js';
import type { NoticeKind } from './domain/notice.js';
import type { DisabledReason, Webhook } from './domain/webhook.js';

@Entity({ name: 'webhook' })
export class WebhookEntity implements Webhook {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  url: string;

  @Column({ type: 'text', array: true, nullable: true })
  kinds: NoticeKind[] | null;

  @Column({ type: 'text' })
  description: string;

  @Column({ name: 'is_enabled', type: 'boolean' })
  isEnabled: boolean;

  @Column({ name: 'disabled_reason', type: 'text', nullable: true })
  disabledReason: DisabledReason | null;

  /** Sealed; read only where something is signed. */
  @Column({ type: 'bytea', select: false })
  secret: Buffer;

  /** The one before, sealed, as long as it still signs. */
  @Column({ name: 'previous_secret', type: 'bytea', nullable: true, select: false })
  previousSecret: Buffer | null;

  @Column({ name: 'rotated_at', type: 'timestamptz', precision: 3, nullable: true })
  rotatedAt: Date | null;

  @Column({ name: 'failing_since', type: 'timestamptz', precision: 3, nullable: true })
  failingSince: Date | null;

  /** Read only where calls are claimed, as is the next: no reply and no export tells of it. */
  @Column({ type: 'text', select: false })
  lane: DeliveryLane;

  /** When its last call ended. */
  @Column({ name: 'called_at', type: 'timestamptz', precision: 3, nullable: true, select: false })
  calledAt: Date | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
