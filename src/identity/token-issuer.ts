import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { formatSecretToken } from '../kernel/secret-token.js';
import { Ids } from '../platform/config/ids.js';
import { hashToken } from '../platform/http/token-hash.js';
import type { PersonalAccessToken, TokenScope } from './domain/personal-access-token.js';
import { tokenExpiry } from './domain/token-expiry.js';
import { PersonalAccessTokenRepository } from './personal-access-token.repository.js';

/** A token's row, and its secret, which only its holder ever sees. */
export interface IssuedToken {
  row: PersonalAccessToken;
  token: string;
}

/** When a token should end, in the way that suits the caller. */
export interface ExpiryWish {
  expiresAt?: string;
  expiresInDays?: number;
}

/** Makes personal access tokens, for a person who asks and for the demo. */
@Injectable()
export class TokenIssuer {
  constructor(
    private readonly tokens: PersonalAccessTokenRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError rule-violated */
  expiryOf({ expiresAt, expiresInDays }: ExpiryWish): Date {
    const at = expiresAt === undefined ? null : new Date(expiresAt);
    const expiry = tokenExpiry({ at, inDays: expiresInDays ?? null }, this.clock.now());
    if (expiry.kind === 'expires') return expiry.at;
    const { field, detail } = expiry;
    throw ruleViolated([{ pointer: `#/${field}`, code: 'token-expiry', detail }]);
  }

  async issue(wish: {
    accountId: string;
    name: string;
    scopes: readonly TokenScope[];
    expiresAt: Date;
  }): Promise<IssuedToken> {
    const id = this.ids.next();
    const token = formatSecretToken('rhs', { id, secret: randomBytes(32).toString('base64url') });
    const row = {
      ...wish,
      id,
      scopes: [...wish.scopes],
      tokenHash: hashToken(token),
      createdAt: this.clock.now(),
      lastUsedAt: null,
    };
    await this.tokens.insert(row);
    return { row, token };
  }
}
