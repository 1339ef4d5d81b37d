import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeliveryFault, DeliveryState, WebhookDelivery } from './domain/webhook-delivery.js';

@Entity({ name: 'webhook_delivery' })
export class WebhookDeliveryEntity implements WebhookDelivery {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'webhook_id', type: 'uuid' })
  webhookId: string;

  @Column({ name: 'notification_id', type: 'uuid' })
  notificationId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  state: DeliveryState;

  @Column({ type: 'integer' })
  tries: number;

  @Column({ name: 'next_try_at', type: 'timestamptz', precision: 3, nullable: true })
  nextTryAt: Date | null;

  @Column({ name: 'last_tried_at', type: 'timestamptz', precision: 3, nullable: true })
  lastTriedAt: Date | null;

  @Column({ name: 'last_status', type: 'integer', nullable: true })
  lastStatus: number | null;

  @Column({ name: 'last_fault', type: 'text', nullable: true })
  lastFault: DeliveryFault | null;

  /** The run that has it in hand. */
  @Column({ type: 'uuid', nullable: true })
  runner: string | null;

  /** By the clock of the database; from then on the run is taken to be lost. */
  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  leaseUntil: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;
}
