import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { removeInBatches } from '../platform/database/remove-in-batches.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PasswordResetLinkEntity } from './password-reset-link.entity.js';
import { RecoveryCodeEntity } from './recovery-code.entity.js';

export interface ValidLink {
  id: string;
  accountId: string;
  email: string;
}

@Injectable()
export class RecoveryRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Puts a new set of codes in the place of the old one. */
  async replaceCodes(accountId: string, codes: readonly RecoveryCodeEntity[]): Promise<void> {
    // Two sets at once would otherwise both stay.
    await this.manager.query(`SELECT 1 FROM account WHERE id = $1 FOR UPDATE`, [accountId]);
    await this.manager.delete(RecoveryCodeEntity, { accountId });
    await this.manager.insert(RecoveryCodeEntity, [...codes]);
  }

  hasCode(accountId: string, codeHash: Buffer): Promise<boolean> {
    return this.manager.existsBy(RecoveryCodeEntity, { accountId, codeHash });
  }

  /** @returns whether there was such a code; it is used up now */
  async takeCode(accountId: string, codeHash: Buffer): Promise<boolean> {
    const { affected } = await this.manager.delete(RecoveryCodeEntity, { accountId, codeHash });
    return affected === 1;
  }

  /** Puts a new link in the place of the account's old one. */
  async replaceLink(link: PasswordResetLinkEntity): Promise<void> {
    await this.manager.delete(PasswordResetLinkEntity, { accountId: link.accountId });
    await this.manager.insert(PasswordResetLinkEntity, link);
  }

  /** A link that still works, with the address that the policy must know. */
  async findLink(tokenHash: Buffer, now: Date): Promise<ValidLink | null> {
    const rows = await this.manager.query<ValidLink[]>(
      `SELECT l.id, l.account_id AS "accountId", a.email
         FROM password_reset_link l JOIN account a ON a.id = l.account_id
        WHERE l.token_hash = $1 AND l.expires_at > $2`,
      [tokenHash, now],
    );
    return rows[0] ?? null;
  }

  /** @returns whether the link was still there; it is used up now */
  async takeLink(id: string): Promise<boolean> {
    const { affected } = await this.manager.delete(PasswordResetLinkEntity, { id });
    return affected === 1;
  }

  /** A changed password takes back a link that was issued for the old one. */
  async removeLinks(accountId: string): Promise<void> {
    await this.manager.delete(PasswordResetLinkEntity, { accountId });
  }

  /** @returns how many had expired before an instant and are gone now */
  removeLinksExpiredBefore(before: Date): Promise<number> {
    return removeInBatches(this.unitOfWork, {
      table: 'password_reset_link',
      where: 'expires_at < $1',
      parameter: before,
    });
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
