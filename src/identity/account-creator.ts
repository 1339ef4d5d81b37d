import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { sqlState } from '../platform/database/database-fault.js';
import { AccountRepository } from './account.repository.js';
import type { Account, AccountRole } from './domain/account.js';
import { emailKey } from './domain/email.js';
import { isKnownZone } from '../kernel/iana-zone.js';
import { NewPasswords } from './new-passwords.js';

export interface AccountDraft {
  email: string;
  password: string;
  displayName: string;
  zone: string;
  role: AccountRole;
}

const uniqueViolation = '23505';
const defaultRolloverHour = 4;

/** Makes accounts, in two steps: hashing takes too long to hold a transaction open. */
@Injectable()
export class AccountCreator {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly newPasswords: NewPasswords,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError rule-violated for a guessable password or an unknown zone */
  async prepare({ email, password, displayName, zone, role }: AccountDraft): Promise<Account> {
    assertKnownZone(zone);
    this.newPasswords.assertAcceptable(password, email, '#/password');
    return {
      id: this.ids.next(),
      email,
      emailKey: emailKey(email),
      displayName,
      passwordHash: await this.newPasswords.hash(password),
      role,
      zone,
      rolloverHour: defaultRolloverHour,
      version: 1,
      createdAt: this.clock.now(),
      deletionRequestedAt: null,
    };
  }

  /** @throws AppError already-exists */
  async insert(account: Account): Promise<void> {
    try {
      await this.accounts.insert(account);
    } catch (error) {
      if (sqlState(error) !== uniqueViolation) throw error;
      throw new AppError('already-exists', 'There is an account with this e-mail address.');
    }
  }
}

/** @throws AppError rule-violated */
export function assertKnownZone(zone: string): void {
  if (isKnownZone(zone)) return;
  const detail = 'must be a time zone of the IANA database, such as Europe/Berlin, or UTC';
  throw ruleViolated([{ pointer: '#/zone', code: 'unknown-zone', detail }]);
}
