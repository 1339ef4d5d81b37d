import { Injectable } from '@nestjs/common';
import { PersonalAccessTokenRepository } from './personal-access-token.repository.js';
import { RecoveryRepository } from './recovery.repository.js';
import { SessionRepository } from './session.repository.js';

const keptDays = 30;

/** Clears away credentials that stopped working long ago. */
@Injectable()
export class CredentialCleanup {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly tokens: PersonalAccessTokenRepository,
    private readonly recovery: RecoveryRepository,
  ) {}

  async removeLongExpired(now: Date): Promise<void> {
    const before = new Date(now.getTime() - keptDays * 86_400_000);
    await this.sessions.removeEndedBefore(before);
    await this.tokens.removeExpiredBefore(before);
    await this.recovery.removeLinksExpiredBefore(before);
  }
}
