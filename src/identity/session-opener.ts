import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { AccessTokens } from './access-tokens.js';
import type { Account } from './domain/account.js';
import { sessionExpiry } from './domain/session-expiry.js';
import { RefreshTokens } from './refresh-tokens.js';
import { SessionRepository } from './session.repository.js';

/** What a client needs to act in a session and to keep it alive. */
export interface SessionTokens {
  sessionId: string;
  accessToken: string;
  refreshToken: string;
  sessionExpiresAt: Date;
}

/** Signs somebody in whose identity has been proved. */
@Injectable()
export class SessionOpener {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly refreshTokens: RefreshTokens,
    private readonly accessTokens: AccessTokens,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async open(account: Account, label: string): Promise<SessionTokens> {
    const now = this.clock.now();
    const id = this.ids.next();
    const refreshToken = this.refreshTokens.first(id);
    const expiresAt = sessionExpiry(now, now);
    await this.sessions.insert({
      id,
      accountId: account.id,
      tokenHash: this.refreshTokens.hash(refreshToken),
      previousTokenHash: null,
      rotatedAt: null,
      createdAt: now,
      lastUsedAt: now,
      expiresAt,
      revokedAt: null,
      label,
    });
    const accessToken = await this.accessTokens.sign({ accountId: account.id, sessionId: id });
    return { sessionId: id, accessToken, refreshToken, sessionExpiresAt: expiresAt };
  }
}
