import { createHash, timingSafeEqual } from 'node:crypto';

/** Who asks for the metrics, as far as the connection tells. */
export interface MetricsCaller {
  readonly authorization: string | undefined;
  /** Whether a proxy says that it asks for somebody else. */
  readonly isForwarded: boolean;
  readonly peer: string | undefined;
}

/**
 * With a token, whoever presents it. Without one, only this machine itself: a proxy on this machine
 * has a loopback address too, so that nothing forwarded counts as local.
 */
export function mayReadMetrics(caller: MetricsCaller, token: string | null): boolean {
  if (token === null) return !caller.isForwarded && isLoopback(caller.peer);
  return isSame(caller.authorization ?? '', `Bearer ${token}`);
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/u.test(address);
}

/** In constant time; hashing first makes the lengths equal. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
