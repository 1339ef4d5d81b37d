import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../platform/config/app-config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccountCreator } from './account-creator.js';
import { AccountRepository } from './account.repository.js';
import { DemoTokens } from './demo-tokens.js';
import type { Account } from './domain/account.js';
import { zoneOrUtc } from './domain/zone-or-utc.js';

/** A demo account, with a token that works until the next start. */
export interface DemoAccess {
  role: 'learner' | 'coach';
  email: string;
  token: string;
}

const demos = [
  { role: 'learner', email: 'demo-learner@rehearse.invalid', displayName: 'Demo learner' },
  { role: 'coach', email: 'demo-coach@rehearse.invalid', displayName: 'Demo coach' },
] as const;

/** Whoever tries the demo sits at this machine, so their day turns when its day turns. */
const localZone = zoneOrUtc(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Somebody to be on the first try, on one's own machine only. */
@Injectable()
export class DemoAccounts {
  constructor(
    private readonly config: AppConfig,
    private readonly creator: AccountCreator,
    private readonly tokens: DemoTokens,
    private readonly accounts: AccountRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @returns fresh tokens; none in production or on a database that others may reach */
  async ensureDemo(): Promise<DemoAccess[]> {
    if (this.config.isProduction || !this.config.databaseIsEmbedded) return [];
    const access: DemoAccess[] = [];
    for (const demo of demos) {
      const account = await this.ensureAccount(demo);
      const token = await this.unitOfWork.run(() => this.tokens.replace(account.id));
      access.push({ role: demo.role, email: demo.email, token });
    }
    return access;
  }

  private async ensureAccount(demo: (typeof demos)[number]): Promise<Account> {
    const known = await this.accounts.findByEmailKey(demo.email);
    if (known !== null) return known;
    // Nobody is told this password; the token is the way in.
    const password = randomBytes(32).toString('base64url');
    const account = await this.creator.prepare({ ...demo, password, zone: localZone });
    await this.creator.insert(account);
    return account;
  }
}
