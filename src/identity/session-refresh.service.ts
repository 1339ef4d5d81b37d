import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccessTokens } from './access-tokens.js';
import { invalidCredentials } from './auth-throttle.js';
import { decideRefresh } from './domain/refresh-decision.js';
import { sessionExpiry } from './domain/session-expiry.js';
import type { Session } from './domain/session.js';
import { RefreshTokens } from './refresh-tokens.js';
import type { SessionTokens } from './session-opener.js';
import { SessionRepository } from './session.repository.js';

type Successor = Pick<SessionTokens, 'refreshToken' | 'sessionExpiresAt'> & { accountId: string };

/** Exchanges refresh tokens. */
@Injectable()
export class SessionRefreshService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly refreshTokens: RefreshTokens,
    private readonly accessTokens: AccessTokens,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError invalid-credentials, also when the token was exchanged before */
  async refresh(token: string): Promise<SessionTokens> {
    const sessionId = this.refreshTokens.sessionOf(token);
    if (sessionId === null) throw invalidCredentials();
    // The refusal is thrown after the transaction: it must not undo the revocation.
    const successor = await this.unitOfWork.run(() => this.exchange(sessionId, token));
    if (successor === null) throw invalidCredentials();
    const { accountId, ...rest } = successor;
    const accessToken = await this.accessTokens.sign({ accountId, sessionId });
    return { sessionId, accessToken, ...rest };
  }

  private async exchange(sessionId: string, token: string): Promise<Successor | null> {
    const session = await this.sessions.lockById(sessionId);
    if (session === null) return null;
    const now = this.clock.now();
    const { accountId, expiresAt } = session;
    const refreshToken = this.refreshTokens.successorOf(sessionId, token);
    switch (decideRefresh(session, this.refreshTokens.hash(token), now).kind) {
      case 'rotate':
        return {
          accountId,
          refreshToken,
          sessionExpiresAt: await this.rotate(session, refreshToken),
        };
      case 'replay':
        return { accountId, refreshToken, sessionExpiresAt: expiresAt };
      case 'reuse':
        await this.sessions.revokeOwned(accountId, sessionId, now);
        return null;
      default:
        return null;
    }
  }

  private async rotate(session: Session, refreshToken: string): Promise<Date> {
    const now = this.clock.now();
    const tokenHash = this.refreshTokens.hash(refreshToken);
    const expiresAt = sessionExpiry(session.createdAt, now);
    await this.sessions.rotate(session, { tokenHash, now, expiresAt });
    return expiresAt;
  }
}
