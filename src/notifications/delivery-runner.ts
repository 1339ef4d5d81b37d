import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { AppConfig } from '../platform/config/app-config.js';
import { PollLoop } from '../platform/jobs/poll-loop.js';
import { DeliveryAttempts } from './delivery-attempts.service.js';
import { DeliveryBell } from './delivery-bell.js';
import { deliveryLanes, longestQuickCallMs, type DeliveryLane } from './domain/lane-after.js';
import { WebhookDeliveryRepository, type DeliveryClaim } from './webhook-delivery.repository.js';

/** In each lane. */
const places = 4;
/** How often to look for what others left, and for what is to be tried again. */
const lookEveryMs = 2000;
const lookAgainAfterFaultMs = 10_000;
const longestStopMs = 4000;

/**
 * Makes the calls that wait in the database, where `RUN_JOBS` is true. What a process had in hand when it
 * died is taken up by whoever sees it first.
 */
@Injectable()
export class DeliveryRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliveryRunner.name);
  private readonly running = new Set<Promise<void>>();
  private readonly taken: Record<DeliveryLane, number> = { quick: 0, slow: 0 };
  private readonly leaving = new AbortController();
  private readonly loop = new PollLoop(() => this.beginDue(), {
    everyMs: lookEveryMs,
    afterFaultMs: lookAgainAfterFaultMs,
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

  /** Before the connections go that deliveries are kept with. */
  async beforeApplicationShutdown(): Promise<void> {
    const looking = this.loop.stop();
    this.leaving.abort();
    const ended = looking.then(() => Promise.all(this.running));
    await Promise.race([ended, delay(longestStopMs, undefined, { ref: false })]);
  }

  /** Deliver what is due now, one after the other, wherever it is called. */
  async runDue(): Promise<void> {
    const claim = () => this.claim(deliveryLanes);
    for (let next = await claim(); next !== null; next = await claim()) await this.make(next);
  }

  private async beginDue(): Promise<void> {
    while (!this.loop.isStopping) {
      const free = deliveryLanes.filter((lane) => this.taken[lane] < places);
      const next = free.length === 0 ? null : await this.claim(free);
      if (next === null) break;
      this.begin(next);
    }
  }

  /**
   * A call of the quick lane that turns out slow goes on, and leaves its place to the next: nobody keeps a
   * place for longer than a second before it is known how slow they are. Some forty may go on like this,
   * since four a second begin and none takes longer than ten.
   */
  private begin(claim: DeliveryClaim): void {
    const { lane } = claim;
    const run = this.make(claim).finally(() => {
      this.running.delete(run);
      this.loop.wake();
    });
    this.running.add(run);
    this.taken[lane] += 1;
    const leave = lane === 'slow' ? run : Promise.race([run, isLate()]);
    void leave.finally(() => {
      this.taken[lane] -= 1;
      this.loop.wake();
    });
  }

  private claim(lanes: readonly DeliveryLane[]): Promise<DeliveryClaim | null> {
    return this.deliveries.claim(randomUUID(), this.clock.now(), lanes);
  }

  /** Never rejects: what cannot be written down is taken up again when its lease ends. */
  private async make(claim: DeliveryClaim): Promise<void> {
    try {
      await this.attempts.make(claim, this.leaving.signal);
    } catch (error) {
      this.logger.error({ err: error, delivery: claim.id }, 'delivery left as it is');
    }
  }
}

function isLate(): Promise<void> {
  return delay(longestQuickCallMs, undefined, { ref: false });
}
