import { createHash, timingSafeEqual } from 'node:crypto';

/** What is stored of a secret token. SHA-256 will do: 256 random bits leave nothing to guess. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Whether a token is the one of which this is the hash. */
export function isTokenOf(hash: Buffer, token: string): boolean {
  return timingSafeEqual(hash, hashToken(token));
}
