import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeData, NoticeKind } from './domain/notice.js';
import type { Notification } from './domain/notification.js';

@Entity({ name: 'notification' })
export class NotificationEntity implements Notification {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  kind: NoticeKind;

  @Column({ type: 'jsonb' })
  data: NoticeData[NoticeKind];

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'read_at', type: 'timestamptz', precision: 3, nullable: true })
  readAt: Date | null;
}
