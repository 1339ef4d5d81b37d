import { Injectable } from '@nestjs/common';
import { PersonalAccessTokenRepository } from './personal-access-token.repository.js';
import { TokenIssuer } from './token-issuer.js';

const tokenName = 'demo';
const tokenDays = 30;

/** The one token of a demo account. */
@Injectable()
export class DemoTokens {
  constructor(
    private readonly tokens: PersonalAccessTokenRepository,
    private readonly issuer: TokenIssuer,
  ) {}

  async replace(accountId: string): Promise<string> {
    await this.tokens.removeNamed(accountId, tokenName);
    const expiresAt = this.issuer.expiryOf({ expiresInDays: tokenDays });
    const wish = { accountId, name: tokenName, scopes: ['read', 'write'] as const, expiresAt };
    return (await this.issuer.issue(wish)).token;
  }
}
