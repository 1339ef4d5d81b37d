import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { scopes } from '../platform/http/access.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { isTokenOf } from '../platform/http/token-hash.js';
import { AccessTokens } from './access-tokens.js';
import { CredentialReader, type CredentialHolder } from './credential.reader.js';
import { parseSecretToken } from '../kernel/secret-token.js';
import { PersonalAccessTokenRepository } from './personal-access-token.repository.js';

const touchEveryMs = 60_000;

/** Finds out who sends a bearer token. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly credentials: CredentialReader,
    private readonly personalTokens: PersonalAccessTokenRepository,
    private readonly clock: Clock,
  ) {}

  /** @returns null for a token that does not work, for whatever reason */
  authenticate(bearer: string): Promise<CurrentUser | null> {
    return bearer.startsWith('rhs_') ? this.byPersonalToken(bearer) : this.byAccessToken(bearer);
  }

  private async byAccessToken(token: string): Promise<CurrentUser | null> {
    const claims = await this.accessTokens.verify(token);
    if (claims === null) return null;
    const { sessionId, accountId, expiresAt } = claims;
    const holder = await this.credentials.findBySession(sessionId, accountId, this.clock.now());
    return holder === null ? null : toCurrentUser(holder, { scopes, sessionId, expiresAt });
  }

  private async byPersonalToken(token: string): Promise<CurrentUser | null> {
    const parsed = parseSecretToken('rhs', token);
    if (parsed === null) return null;
    const now = this.clock.now();
    const holder = await this.credentials.findByToken(parsed.id, now);
    if (holder === null || !isTokenOf(holder.tokenHash, token)) return null;
    const lastUsedMs = holder.lastUsedAt?.getTime() ?? 0;
    // To the minute: a write for every request would cost more than the request.
    if (now.getTime() - lastUsedMs >= touchEveryMs) await this.personalTokens.touch(parsed.id, now);
    const { scopes: granted, expiresAt } = holder;
    return toCurrentUser(holder, { scopes: granted, sessionId: null, expiresAt });
  }
}

function toCurrentUser(
  { id, role, zone, rolloverHour }: CredentialHolder,
  credential: Pick<CurrentUser, 'scopes' | 'sessionId' | 'expiresAt'>,
): CurrentUser {
  return { id, role, zone, rolloverHour, ...credential };
}
