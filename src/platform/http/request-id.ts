import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const requestIds = new WeakMap<IncomingMessage, string>();
const acceptable = /^[\w-]{8,64}$/;

/**
 * The id under which a request is logged and answered: the caller's `X-Request-Id` where it is a
 * plain token, else a new one.
 */
export function requestIdOf(request: IncomingMessage): string {
  const known = requestIds.get(request);
  if (known !== undefined) return known;
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && acceptable.test(given) ? given : randomUUID();
  requestIds.set(request, id);
  return id;
}
