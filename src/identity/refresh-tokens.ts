import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../platform/config/app-config.js';
import { formatSecretToken, parseSecretToken } from '../kernel/secret-token.js';

const seedBytes = 16;

/**
 * Refresh tokens. Half of the secret is a seed, half its HMAC: a token that we did not make is told
 * apart without a query, so that forging one cannot end a session. A successor is derived from its
 * predecessor, so that it can be given again although only hashes are stored.
 */
@Injectable()
export class RefreshTokens {
  constructor(private readonly config: AppConfig) {}

  first(sessionId: string): string {
    return this.format(sessionId, randomBytes(seedBytes));
  }

  /** @returns the session of a token that we made, null for any other text */
  sessionOf(token: string): string | null {
    const parsed = parseSecretToken('rhr', token);
    if (parsed === null) return null;
    const bytes = Buffer.from(parsed.secret, 'base64url');
    const expected = this.mac('tag', parsed.id, bytes.subarray(0, seedBytes));
    return timingSafeEqual(expected, bytes.subarray(seedBytes)) ? parsed.id : null;
  }

  /** The one token that follows this one, always the same. */
  successorOf(sessionId: string, token: string): string {
    return this.format(sessionId, this.mac('successor', sessionId, Buffer.from(token)));
  }

  hash(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }

  private format(sessionId: string, seed: Buffer): string {
    const secret = Buffer.concat([seed, this.mac('tag', sessionId, seed)]).toString('base64url');
    return formatSecretToken('rhr', { id: sessionId, secret });
  }

  private mac(purpose: string, sessionId: string, input: Buffer): Buffer {
    return createHmac('sha256', this.config.secrets.appSecret)
      .update(`refresh-${purpose}:${sessionId}:`)
      .update(input)
      .digest()
      .subarray(0, seedBytes);
  }
}
