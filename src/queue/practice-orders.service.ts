import { Injectable } from '@nestjs/common';
import type { PracticeOrder } from './domain/practice-order.js';
import { PracticeOrderRepository } from './practice-order.repository.js';

/**
 * Where features to the right say which questions a learner's own plans want, and when. They come into the
 * queue beside what coaches have assigned and share the same days.
 */
@Injectable()
export class PracticeOrders {
  constructor(private readonly orders: PracticeOrderRepository) {}

  /**
   * All that one plan wants from now on; none takes it out of the queue. Only under the learner's lock, which
   * also tells the queue and every pack that something has changed.
   */
  async replace(
    learnerId: string,
    giverId: string,
    orders: readonly PracticeOrder[],
  ): Promise<void> {
    await this.orders.remove(learnerId, giverId);
    await this.orders.insert(learnerId, giverId, orders);
  }
}
