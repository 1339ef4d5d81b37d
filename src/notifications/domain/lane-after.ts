import type { DeliveryFault } from './webhook-delivery.js';

export const deliveryLanes = ['quick', 'slow'] as const;
/** Where the calls to a webhook wait: who keeps callers waiting is called by runners of their own. */
export type DeliveryLane = (typeof deliveryLanes)[number];

/** In milliseconds: longer than a healthy receiver takes, and far less than a call may take. */
export const longestQuickCallMs = 1000;

/**
 * The lane of a webhook's next call, by its last one: quick again after one quick success.
 *
 * @param fault why the call failed; null when it did not
 * @param tookMs milliseconds from its beginning to its end, from 0
 */
export function laneAfter(fault: DeliveryFault | null, tookMs: number): DeliveryLane {
  return fault === null && tookMs <= longestQuickCallMs ? 'quick' : 'slow';
}
