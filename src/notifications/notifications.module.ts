import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { InboxEntity } from './inbox.entity.js';
import { NotificationEntity } from './notification.entity.js';
import { NotificationRepository } from './notification.repository.js';
import { Notifier } from './notifier.service.js';

/** What people are told: a list of their own, and calls to addresses they name. */
@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([InboxEntity, NotificationEntity])],
  providers: [NotificationRepository, Notifier],
  exports: [Notifier],
})
export class NotificationsModule {}
