import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { AccountSections } from './account-sections.js';
import type { Account } from './domain/account.js';
import type { PersonalAccessToken } from './domain/personal-access-token.js';
import type { Session } from './domain/session.js';
import { PersonalAccessTokenRepository } from './personal-access-token.repository.js';
import { ProfileService } from './profile.service.js';
import { SessionRepository } from './session.repository.js';

export interface AccountExport {
  exportedAt: Date;
  account: Account;
  sessions: Session[];
  tokens: PersonalAccessToken[];
  sections: Record<string, unknown>;
}

const all = 10_000;

/** Everything this service knows about somebody. */
@Injectable()
export class AccountExportService {
  constructor(
    private readonly profile: ProfileService,
    private readonly sessions: SessionRepository,
    private readonly tokens: PersonalAccessTokenRepository,
    private readonly sections: AccountSections,
    private readonly clock: Clock,
  ) {}

  async export(user: CurrentUser): Promise<AccountExport> {
    const now = this.clock.now();
    const sections: Record<string, unknown> = {};
    for (const section of this.sections.all()) {
      sections[section.name] = await section.exportFor(user.id);
    }
    return {
      exportedAt: now,
      account: await this.profile.get(user),
      sessions: await this.sessions.listLive(user.id, { beforeId: null, limit: all, now }),
      tokens: await this.tokens.list(user.id, { beforeId: null, limit: all }),
      sections,
    };
  }
}
