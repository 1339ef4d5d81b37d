import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { InboxEntity } from './inbox.entity.js';
import { NotificationController } from './notification.controller.js';
import { NotificationEntity } from './notification.entity.js';
import { NotificationRepository } from './notification.repository.js';
import { NotificationService } from './notification.service.js';
import { NotificationsAccountSection } from './notifications-account-section.js';
import { Notifier } from './notifier.service.js';
import { PurgeNotificationsJob } from './purge-notifications.job.js';

/** What people are told: a list of their own, and calls to addresses they name. */
@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([InboxEntity, NotificationEntity])],
  controllers: [NotificationController],
  providers: [
    NotificationRepository,
    NotificationService,
    NotificationsAccountSection,
    Notifier,
    PurgeNotificationsJob,
  ],
  exports: [Notifier],
})
export class NotificationsModule {}
