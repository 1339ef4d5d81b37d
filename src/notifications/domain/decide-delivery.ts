import type { DisabledReason } from './webhook.js';
import { retryDelay } from './retry-delay.js';

const gone = 410;
const longestFailureMs = 5 * 86_400_000;

/** How a try ended, and what was before it. */
export interface TriedDelivery {
  /** The status that was answered; null when no answer came. */
  readonly status: number | null;
  /** Tries of this delivery so far, this one included. */
  readonly tries: number;
  /** Since when every try at this webhook has failed; null when the last one succeeded. */
  readonly failingSince: Date | null;
  readonly now: Date;
  /** 0..1, for the jitter of the next try. */
  readonly chance: number;
}

/** What becomes of a delivery, and of its webhook. */
export type DeliveryDecision =
  | { readonly state: 'delivered' }
  | { readonly state: 'pending'; readonly nextTryAt: Date }
  | { readonly state: 'failed'; readonly disables: DisabledReason | null };

/**
 * What follows from one try. 2xx is success, everything else is tried again until the schedule of
 * `retryDelay` is at its end; a redirect is a failure too, since nobody checked where it leads. 410 says
 * that nobody wants to be called here any more, at once. A delivery that is given up disables its webhook
 * when nothing has succeeded for five days.
 */
export function decideDelivery(tried: TriedDelivery): DeliveryDecision {
  const { status, tries, now, chance } = tried;
  const failingSince = tried.failingSince ?? now;
  if (status !== null && status >= 200 && status < 300) return { state: 'delivered' };
  if (status === gone) return { state: 'failed', disables: 'gone' };
  const delay = retryDelay(tries, chance);
  if (delay !== null) return { state: 'pending', nextTryAt: new Date(now.getTime() + delay) };
  const failsForMs = now.getTime() - failingSince.getTime();
  return { state: 'failed', disables: failsForMs >= longestFailureMs ? 'failing' : null };
}
