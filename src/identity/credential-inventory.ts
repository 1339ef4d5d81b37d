import { Injectable } from '@nestjs/common';
import type { PersonalAccessToken } from './domain/personal-access-token.js';
import type { Session } from './domain/session.js';
import { PersonalAccessTokenRepository } from './personal-access-token.repository.js';
import { SessionRepository } from './session.repository.js';

const all = 10_000;

/** By what somebody can be signed in at present. */
@Injectable()
export class CredentialInventory {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly tokens: PersonalAccessTokenRepository,
  ) {}

  async listAll(
    accountId: string,
    now: Date,
  ): Promise<{ sessions: Session[]; tokens: PersonalAccessToken[] }> {
    return {
      sessions: await this.sessions.listLive(accountId, { beforeId: null, limit: all, now }),
      tokens: await this.tokens.list(accountId, { beforeId: null, limit: all }),
    };
  }
}
