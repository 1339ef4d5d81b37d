import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccountSections } from './account-sections.js';
import { CredentialInventory } from './credential-inventory.js';
import type { Account } from './domain/account.js';
import type { PersonalAccessToken } from './domain/personal-access-token.js';
import type { Session } from './domain/session.js';
import { ProfileService } from './profile.service.js';

export interface AccountExport {
  exportedAt: Date;
  account: Account;
  sessions: Session[];
  tokens: PersonalAccessToken[];
  sections: Record<string, unknown>;
}

/** Everything this service knows about somebody. */
@Injectable()
export class AccountExportService {
  constructor(
    private readonly profile: ProfileService,
    private readonly credentials: CredentialInventory,
    private readonly sections: AccountSections,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** All of it as it was at one moment, so that no part contradicts another. */
  export(user: CurrentUser): Promise<AccountExport> {
    return this.unitOfWork.runSnapshot(() => this.collect(user));
  }

  private async collect(user: CurrentUser): Promise<AccountExport> {
    const now = this.clock.now();
    const sections: Record<string, unknown> = {};
    for (const section of this.sections.all()) {
      sections[section.name] = await section.exportFor(user.id);
    }
    return {
      exportedAt: now,
      account: await this.profile.get(user),
      ...(await this.credentials.listAll(user.id, now)),
      sections,
    };
  }
}
