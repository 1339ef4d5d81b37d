import { fieldsOf } from './domain/json-fields.js';
import type { Break } from './domain/server-reply.js';

/** How deep fetch wraps what went wrong. */
const deepest = 5;
const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);

/** What an error of fetch stands for. It tells so only in the codes of what caused it. */
export function breakReason(error: unknown): Break {
  let cause = error;
  for (let depth = 0; depth < deepest && cause instanceof Error; depth += 1) {
    const { code } = fieldsOf(cause);
    if (typeof code === 'string' && timeouts.has(code)) return 'timeout';
    if (typeof code === 'string' && code.startsWith('Z_')) return 'garbled';
    if (cause.message === 'unexpected redirect') return 'redirected';
    ({ cause } = cause);
  }
  return 'unreachable';
}
