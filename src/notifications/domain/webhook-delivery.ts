import type { NoticeKind } from './notice.js';

export const deliveryStates = ['pending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/**
 * Why the last try failed. `status`: another answer than 2xx. `timeout`: none in ten seconds. `connection`:
 * none at all, a broken one, or a certificate that is not trusted. `unresolved`: the host has no address.
 * `refused-target`: none that may be called. `unsigned`: its secret cannot be read any more. `disabled`:
 * it was not tried, because the webhook is disabled.
 */
export const deliveryFaults = [
  'status',
  'timeout',
  'connection',
  'unresolved',
  'refused-target',
  'unsigned',
  'disabled',
] as const;
export type DeliveryFault = (typeof deliveryFaults)[number];

/** One notice on its way to one webhook. */
export interface WebhookDelivery {
  readonly learnerId: string;
  readonly id: string;
  readonly webhookId: string;
  readonly notificationId: string;
  /** The number of the notification. */
  readonly number: number;
  readonly state: DeliveryState;
  /** How often it was tried, the one under way included. */
  readonly tries: number;
  /** When it is tried next; null once it is at its end. */
  readonly nextTryAt: Date | null;
  readonly lastTriedAt: Date | null;
  /** The status of the last answer; null when there was none. */
  readonly lastStatus: number | null;
  readonly lastFault: DeliveryFault | null;
}

/** A delivery with what it delivers. */
export interface ListedDelivery extends WebhookDelivery {
  readonly kind: NoticeKind;
  readonly toldAt: Date;
}
