import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { AccountRole } from './domain/account.js';
import type { TokenScope } from './domain/personal-access-token.js';

/** What is looked up for every request: the role as it is now, not as it was when a token was made. */
export interface CredentialHolder {
  id: string;
  role: AccountRole;
  zone: string;
  rolloverHour: number;
}

export interface TokenHolder extends CredentialHolder {
  tokenHash: Buffer;
  scopes: TokenScope[];
  lastUsedAt: Date | null;
}

const holderColumns = `a.id, a.role, a.zone, a.rollover_hour AS "rolloverHour"`;

/** Who stands behind a credential, in one query each. */
@Injectable()
export class CredentialReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @returns null when the session ended, was revoked, or is not this account's */
  async findBySession(
    sessionId: string,
    accountId: string,
    now: Date,
  ): Promise<CredentialHolder | null> {
    const rows = await this.unitOfWork.manager.query<CredentialHolder[]>(
      `SELECT ${holderColumns}
         FROM session s JOIN account a ON a.id = s.account_id
        WHERE s.id = $1 AND s.account_id = $2 AND s.revoked_at IS NULL AND s.expires_at > $3`,
      [sessionId, accountId, now],
    );
    return rows[0] ?? null;
  }

  async findByToken(tokenId: string, now: Date): Promise<TokenHolder | null> {
    const rows = await this.unitOfWork.manager.query<TokenHolder[]>(
      `SELECT ${holderColumns}, t.token_hash AS "tokenHash", t.scopes,
              t.last_used_at AS "lastUsedAt"
         FROM personal_access_token t JOIN account a ON a.id = t.account_id
        WHERE t.id = $1 AND t.expires_at > $2`,
      [tokenId, now],
    );
    return rows[0] ?? null;
  }
}
