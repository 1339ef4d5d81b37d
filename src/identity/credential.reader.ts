import { Injectable } from '@nestjs/common';
import { NamedStatements, type NamedStatement } from '../platform/database/named-statements.js';
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
  expiresAt: Date;
}

const holderColumns = `a.id, a.role, a.zone, a.rollover_hour AS "rolloverHour"`;

const bySession: NamedStatement = {
  name: 'holder-by-session',
  text: `
    SELECT ${holderColumns}
      FROM session s JOIN account a ON a.id = s.account_id
     WHERE s.id = $1 AND s.account_id = $2 AND s.revoked_at IS NULL AND s.expires_at > $3`,
};

const byToken: NamedStatement = {
  name: 'holder-by-token',
  text: `
    SELECT ${holderColumns}, t.token_hash AS "tokenHash", t.scopes,
           t.last_used_at AS "lastUsedAt", t.expires_at AS "expiresAt"
      FROM personal_access_token t JOIN account a ON a.id = t.account_id
     WHERE t.id = $1 AND t.expires_at > $2`,
};

/** Who stands behind a credential, in one query each. */
@Injectable()
export class CredentialReader {
  constructor(private readonly statements: NamedStatements) {}

  /** @returns null when the session ended, was revoked, or is not this account's */
  async findBySession(
    sessionId: string,
    accountId: string,
    now: Date,
  ): Promise<CredentialHolder | null> {
    const values = [sessionId, accountId, now];
    const rows = await this.statements.query<CredentialHolder>(bySession, values);
    return rows[0] ?? null;
  }

  async findByToken(tokenId: string, now: Date): Promise<TokenHolder | null> {
    const rows = await this.statements.query<TokenHolder>(byToken, [tokenId, now]);
    return rows[0] ?? null;
  }
}
