import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccountCreator, type AccountDraft } from './account-creator.js';
import { AuthThrottle } from './auth-throttle.js';
import type { ClientInfo } from './client-info.js';
import type { Account } from './domain/account.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SessionOpener, type SessionTokens } from './session-opener.js';

export interface Registered {
  account: Account;
  tokens: SessionTokens;
  recoveryCodes: string[];
}

/** Lets people in who were not here before, always as learners. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly throttle: AuthThrottle,
    private readonly creator: AccountCreator,
    private readonly recoveryCodes: RecoveryCodes,
    private readonly opener: SessionOpener,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async register(draft: Omit<AccountDraft, 'role'>, client: ClientInfo): Promise<Registered> {
    await this.throttle.spend(client.network);
    const account = await this.creator.prepare({ ...draft, role: 'learner' });
    return this.unitOfWork.run(async () => {
      await this.creator.insert(account);
      const recoveryCodes = await this.recoveryCodes.renew(account.id);
      const tokens = await this.opener.open(account, client.label);
      return { account, tokens, recoveryCodes };
    });
  }
}
