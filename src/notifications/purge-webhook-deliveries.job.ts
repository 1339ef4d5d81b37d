import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { secretOverlapMs } from './domain/secret-overlap.js';
import { WebhookDeliveryRepository } from './webhook-delivery.repository.js';
import { WebhookRepository } from './webhook.repository.js';

const keptMs = 30 * 86_400_000;

/** Forgets calls that came to their end long ago, and secrets that sign nothing any more. */
@Injectable()
export class PurgeWebhookDeliveriesJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly webhooks: WebhookRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'purge-webhook-deliveries',
      cron: '23 3 * * *',
      handler: () => this.purge(),
    });
  }

  private async purge(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.deliveries.removeMadeBefore(new Date(now - keptMs));
    await this.webhooks.forgetSecretsRotatedBefore(new Date(now - secretOverlapMs));
  }
}
