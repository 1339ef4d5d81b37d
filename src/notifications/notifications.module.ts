import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { DeliveryAttempts } from './delivery-attempts.service.js';
import { DeliveryBell } from './delivery-bell.js';
import { DeliveryOutcomes } from './delivery-outcomes.service.js';
import { DeliveryRetry } from './delivery-retry.service.js';
import { DeliveryRunner } from './delivery-runner.js';
import { HostResolver } from './host-resolver.js';
import { InboxEntity } from './inbox.entity.js';
import { NotificationController } from './notification.controller.js';
import { NotificationEntity } from './notification.entity.js';
import { NotificationRepository } from './notification.repository.js';
import { NotificationService } from './notification.service.js';
import { NotificationsAccountSection } from './notifications-account-section.js';
import { Notifier } from './notifier.service.js';
import { PurgeNotificationsJob } from './purge-notifications.job.js';
import { PurgeWebhookDeliveriesJob } from './purge-webhook-deliveries.job.js';
import { WebhookCaller } from './webhook-caller.js';
import { WebhookController } from './webhook.controller.js';
import { WebhookDeliveryController } from './webhook-delivery.controller.js';
import { WebhookDeliveryEntity } from './webhook-delivery.entity.js';
import { WebhookDeliveryRepository } from './webhook-delivery.repository.js';
import { WebhookEntity } from './webhook.entity.js';
import { WebhookList } from './webhook-list.service.js';
import { WebhookMessages } from './webhook-messages.js';
import { WebhookOutbox } from './webhook-outbox.js';
import { WebhookRegistrar } from './webhook-registrar.service.js';
import { WebhookRepository } from './webhook.repository.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookService } from './webhook.service.js';
import { WebhookTargets } from './webhook-targets.js';
import { WebhookTrial } from './webhook-trial.service.js';

/** What people are told: a list of their own, and calls to addresses they name. */
@Module({
  imports: [
    IdentityModule,
    TypeOrmModule.forFeature([
      InboxEntity,
      NotificationEntity,
      WebhookDeliveryEntity,
      WebhookEntity,
    ]),
  ],
  controllers: [NotificationController, WebhookController, WebhookDeliveryController],
  providers: [
    DeliveryAttempts,
    DeliveryBell,
    DeliveryOutcomes,
    DeliveryRetry,
    DeliveryRunner,
    HostResolver,
    NotificationRepository,
    NotificationService,
    NotificationsAccountSection,
    Notifier,
    PurgeNotificationsJob,
    PurgeWebhookDeliveriesJob,
    WebhookCaller,
    WebhookDeliveryRepository,
    WebhookList,
    WebhookMessages,
    WebhookOutbox,
    WebhookRegistrar,
    WebhookRepository,
    WebhookSecrets,
    WebhookService,
    WebhookTargets,
    WebhookTrial,
  ],
  exports: [Notifier],
})
export class NotificationsModule {}
