import { fieldsOf } from './domain/json-fields.js';
import type { Break } from './domain/server-reply.js';

/** How deep fetch wraps what went wrong. */
const deepest = 5;
/** Codes of those who never came to speak: nobody listens, nobody knows the name, or nobody vouches. */
const unconnected =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|EPROTO|CERT_|SELF_SIGNED_CERT|DEPTH_ZERO|UNABLE_TO_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH)/u;
const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);

/** What an error of fetch stands for. It tells so only in the codes of what caused it. */
export function breakReason(error: unknown): Break {
  // What goes wrong between us and a server has a cause; without one it did not come to asking.
  if (fieldsOf(error)['cause'] === undefined) return 'unsent';
  let link = error;
  for (let depth = 0; depth < deepest; depth += 1) {
    const { code, message, cause } = fieldsOf(link);
    const reason = typeof code === 'string' ? reasonOf(code) : null;
    if (reason !== null) return reason;
    if (message === 'unexpected redirect') return 'redirected';
    link = cause;
  }
  return 'unreachable';
}

function reasonOf(code: string): Break | null {
  if (unconnected.test(code)) return 'unconnected';
  if (timeouts.has(code)) return 'timeout';
  return code.startsWith('Z_') ? 'garbled' : null;
}
