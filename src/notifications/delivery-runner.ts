import { randomUUID } from 'node:crypto';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { AppConfig } from '../platform/config/app-config.js';
import { WorkLoop } from '../platform/jobs/work-loop.js';
import { DeliveryAttempts } from './delivery-attempts.service.js';
import { DeliveryBell } from './delivery-bell.js';
import { DeliveryPlaces } from './delivery-places.js';
import { WebhookDeliveryRepository, type DeliveryClaim } from './webhook-delivery.repository.js';

const lookEveryMs = 2000;

/**
 * Makes the calls that wait in the database, where `RUN_JOBS` is true. What a process had in hand when it
 * died is taken up by whoever sees it first.
 */
@Injectable()
export class DeliveryRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliveryRunner.name);
  private readonly places = new DeliveryPlaces();
  private readonly loop = new WorkLoop<DeliveryClaim>({
    lookEveryMs,
    places: this.places,
    claim: () => this.deliveries.claim(randomUUID(), this.clock.now(), this.places.freeLanes),
    carryOut: (claim, leaving) => this.make(claim, leaving),
    onFault: (error) => this.logger.error({ err: error }, 'no deliveries can be taken'),
  });

  constructor(
    private readonly config: AppConfig,
    private readonly bell: DeliveryBell,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly attempts: DeliveryAttempts,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.runJobs) return;
    this.bell.onRing(() => this.loop.wake());
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Deliver what is due now, one after the other, wherever it is called. */
  runDue(): Promise<void> {
    return this.loop.runDue();
  }

  /** What cannot be written down is taken up again when its lease ends. */
  private async make(claim: DeliveryClaim, leaving: AbortSignal): Promise<void> {
    try {
      await this.attempts.make(claim, leaving);
    } catch (error) {
      this.logger.error({ err: error, delivery: claim.id }, 'delivery left as it is');
    }
  }
}
