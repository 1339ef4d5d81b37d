import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { AccountRepository } from './account.repository.js';
import type { PersonalAccessToken, TokenScope } from './domain/personal-access-token.js';
import { PersonalAccessTokenRepository } from './personal-access-token.repository.js';
import { TokenIssuer, type ExpiryWish, type IssuedToken } from './token-issuer.js';

export interface TokenWish extends ExpiryWish {
  name: string;
  scopes: readonly TokenScope[];
}

const mostTokens = 50;

@Injectable()
export class PersonalAccessTokenService {
  constructor(
    private readonly tokens: PersonalAccessTokenRepository,
    private readonly issuer: TokenIssuer,
    private readonly accounts: AccountRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly cursors: Cursors,
  ) {}

  async list(
    user: CurrentUser,
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<PersonalAccessToken>> {
    const scope = ['tokens', user.id];
    const position = this.cursors.decode(cursor, scope);
    const beforeId = position === null ? null : String(position[0]);
    const rows = await this.tokens.list(user.id, { beforeId, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: (token) => token },
    );
  }

  create(user: CurrentUser, { name, scopes, ...wish }: TokenWish): Promise<IssuedToken> {
    const expiresAt = this.issuer.expiryOf(wish);
    return this.unitOfWork.run(async () => {
      await this.accounts.lockById(user.id);
      if ((await this.tokens.count(user.id)) >= mostTokens) {
        const detail = `An account has at most ${mostTokens} personal access tokens; revoke one first.`;
        throw new AppError('invalid-state', detail);
      }
      return this.issuer.issue({ accountId: user.id, name, scopes, expiresAt });
    });
  }

  async revoke(user: CurrentUser, tokenId: string): Promise<void> {
    if (!(await this.tokens.removeOwned(user.id, tokenId))) throw notFound('token');
  }
}
