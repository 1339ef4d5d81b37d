import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { PersonalAccessTokenRepository } from './personal-access-token.repository.js';
import { RecoveryRepository } from './recovery.repository.js';
import { SessionRepository } from './session.repository.js';

/** Takes back what a changed password must not leave in other hands. */
@Injectable()
export class CredentialRevoker {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly tokens: PersonalAccessTokenRepository,
    private readonly recovery: RecoveryRepository,
    private readonly clock: Clock,
  ) {}

  /** For an account that its holder had lost: everything goes, personal access tokens too. */
  async revokeAll(accountId: string): Promise<void> {
    await this.sessions.revokeAll(accountId, this.clock.now());
    await this.tokens.removeAll(accountId);
    await this.recovery.removeLinks(accountId);
  }

  /** For a change from within: the device at hand and the scripts keep working. */
  async revokeOtherSessions(accountId: string, keptSessionId: string): Promise<void> {
    await this.sessions.revokeOthers(accountId, keptSessionId, this.clock.now());
    await this.recovery.removeLinks(accountId);
  }
}
