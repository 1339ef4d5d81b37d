import { fieldsOf } from './domain/json-fields.js';
import type { Break } from './domain/server-reply.js';

/** How deep fetch wraps what went wrong. */
const deepest = 5;
const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);

/** What an error of fetch stands for. It tells so only in the codes of what caused it. */
export function breakReason(error: unknown): Break {
  // What goes wrong between us and a server has a cause; without one it did not come to asking.
  if (fieldsOf(error)['cause'] === undefined) return 'unsent';
  let link = error;
  for (let depth = 0; depth < deepest; depth += 1) {
    const { code, message, cause } = fieldsOf(link);
    if (typeof code === 'string' && timeouts.has(code)) return 'timeout';
    if (typeof code === 'string' && code.startsWith('Z_')) return 'garbled';
    if (message === 'unexpected redirect') return 'redirected';
    link = cause;
  }
  return 'unreachable';
}
