import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DraftDocument } from './domain/draft.js';

/** SHA-256 over the canonical JSON (RFC 8785) of a draft's document, in hex. */
export function documentHash(document: DraftDocument): string {
  return createHash('sha256')
    .update(canonicalize(document) ?? '')
    .digest('hex');
}
