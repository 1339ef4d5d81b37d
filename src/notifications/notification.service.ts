import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Cursors, type Page } from '../platform/http/paging.js';
import type { NoticeKind } from './domain/notice.js';
import type { Notification } from './domain/notification.js';
import { NotificationRepository, type UnreadCount } from './notification.repository.js';

/** What somebody was told, and how much of it they have read. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** The latest first. */
  async list(
    learnerId: string,
    query: { limit: number; cursor?: string; unread?: boolean; kind?: NoticeKind },
  ): Promise<Page<Notification>> {
    const { limit, cursor, unread, kind } = query;
    const scope = ['notifications', learnerId, unread, kind];
    const position = this.cursors.decode(cursor, scope);
    const before = position === null ? null : Number(position[0]);
    const filter = { unread, kind, before, limit: limit + 1 };
    return this.cursors.toPage(
      await this.notifications.page(learnerId, filter),
      { limit, scope },
      { positionOf: ({ number }) => [number], toItem: (notification) => notification },
    );
  }

  countUnread(learnerId: string): Promise<UnreadCount> {
    return this.notifications.countUnread(learnerId);
  }

  /** One that was read before keeps its time. @throws AppError not-found */
  read(learnerId: string, id: string): Promise<Notification> {
    return this.unitOfWork.run(async () => {
      await this.notifications.lockInbox(learnerId);
      const notification = await this.notifications.find(learnerId, id);
      if (notification === null) throw notFound('notification');
      if (notification.readAt !== null) return notification;
      const readAt = this.clock.now();
      await this.notifications.markRead(notification, readAt);
      return { ...notification, readAt };
    });
  }

  /** All that was told up to a number; what came meanwhile was not seen, and stays unread. */
  readAll(learnerId: string, upToNumber: number): Promise<UnreadCount> {
    return this.unitOfWork.run(async () => {
      await this.notifications.lockInbox(learnerId);
      await this.notifications.markAllRead(learnerId, upToNumber, this.clock.now());
      return this.notifications.countUnread(learnerId);
    });
  }
}
