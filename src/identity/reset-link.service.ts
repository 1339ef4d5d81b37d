import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { AccountRepository } from './account.repository.js';
import { RecoveryRepository } from './recovery.repository.js';

const validMs = 24 * 3_600_000;

export interface ResetLink {
  token: string;
  expiresAt: Date;
}

/** An admin's way to let somebody in who has neither password nor codes. */
@Injectable()
export class ResetLinkService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly recovery: RecoveryRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @returns a token that works once, within a day, in the place of any earlier one */
  issue(admin: CurrentUser, accountId: string): Promise<ResetLink> {
    return this.unitOfWork.run(async () => {
      const account = await this.accounts.lockById(accountId);
      if (account === null) throw notFound('account');
      const createdAt = this.clock.now();
      const expiresAt = new Date(createdAt.getTime() + validMs);
      const token = randomBytes(32).toString('base64url');
      await this.recovery.replaceLink({
        id: this.ids.next(),
        accountId,
        tokenHash: hashResetToken(token),
        issuedById: admin.id,
        createdAt,
        expiresAt,
      });
      return { token, expiresAt };
    });
  }
}

/** What is stored of a token: it has 256 random bits, so a fast hash does. */
export function hashResetToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
