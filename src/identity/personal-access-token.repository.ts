import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { removeInBatches } from '../platform/database/remove-in-batches.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PersonalAccessToken } from './domain/personal-access-token.js';
import { PersonalAccessTokenEntity } from './personal-access-token.entity.js';

@Injectable()
export class PersonalAccessTokenRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first. */
  list(
    accountId: string,
    page: { beforeId: string | null; limit: number },
  ): Promise<PersonalAccessToken[]> {
    return this.manager.find(PersonalAccessTokenEntity, {
      where: {
        accountId,
        ...(page.beforeId === null ? {} : { id: LessThan(page.beforeId) }),
      },
      order: { id: 'DESC' },
      take: page.limit,
    });
  }

  count(accountId: string): Promise<number> {
    return this.manager.countBy(PersonalAccessTokenEntity, { accountId });
  }

  async insert(token: PersonalAccessToken): Promise<void> {
    await this.manager.insert(PersonalAccessTokenEntity, token);
  }

  async touch(id: string, now: Date): Promise<void> {
    await this.manager.update(PersonalAccessTokenEntity, { id }, { lastUsedAt: now });
  }

  /** @returns whether this account had such a token */
  async removeOwned(accountId: string, id: string): Promise<boolean> {
    const { affected } = await this.manager.delete(PersonalAccessTokenEntity, { id, accountId });
    return affected === 1;
  }

  async removeNamed(accountId: string, name: string): Promise<void> {
    await this.manager.delete(PersonalAccessTokenEntity, { accountId, name });
  }

  async removeAll(accountId: string): Promise<void> {
    await this.manager.delete(PersonalAccessTokenEntity, { accountId });
  }

  /** @returns how many had expired before an instant and are gone now */
  removeExpiredBefore(before: Date): Promise<number> {
    return removeInBatches(this.unitOfWork, {
      table: 'personal_access_token',
      where: 'expires_at < $1',
      parameter: before,
    });
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
