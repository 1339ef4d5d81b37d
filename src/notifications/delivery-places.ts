import { setTimeout as delay } from 'node:timers/promises';
import type { Places } from '../platform/jobs/work-loop.js';
import { deliveryLanes, longestQuickCallMs, type DeliveryLane } from './domain/lane-after.js';
import type { DeliveryClaim } from './webhook-delivery.repository.js';

/** In each lane. */
const places = 4;

/**
 * A call of the quick lane that turns out slow goes on, and leaves its place to the next: nobody keeps a
 * place for longer than a second before it is known how slow they are. Some forty may go on like this,
 * since four a second begin and none takes longer than ten.
 */
export class DeliveryPlaces implements Places<DeliveryClaim> {
  private readonly taken: Record<DeliveryLane, number> = { quick: 0, slow: 0 };

  get freeLanes(): DeliveryLane[] {
    return deliveryLanes.filter((lane) => this.taken[lane] < places);
  }

  hasFree(): boolean {
    return this.freeLanes.length > 0;
  }

  async take({ lane }: DeliveryClaim, run: Promise<void>): Promise<void> {
    this.taken[lane] += 1;
    await (lane === 'slow' ? run : Promise.race([run, isLate()]));
    this.taken[lane] -= 1;
  }
}

function isLate(): Promise<void> {
  return delay(longestQuickCallMs, undefined, { ref: false });
}
