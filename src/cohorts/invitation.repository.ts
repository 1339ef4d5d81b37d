import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, type EntityManager } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Invitation } from './domain/invitation.js';
import { InvitationEntity } from './invitation.entity.js';

@Injectable()
export class InvitationRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  lock(id: string): Promise<Invitation | null> {
    return this.manager.findOne(InvitationEntity, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The latest made first. */
  page(
    cohortId: string,
    { beforeId, limit }: { beforeId: string | null; limit: number },
  ): Promise<Invitation[]> {
    return this.manager.find(InvitationEntity, {
      where: { cohortId, ...(beforeId === null ? {} : { id: LessThan(beforeId) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  async insert(invitation: Invitation): Promise<void> {
    await this.manager.insert(InvitationEntity, invitation);
  }

  /** One more use of an invitation that is locked. */
  async countUse({ id, uses }: Invitation): Promise<void> {
    await this.manager.update(InvitationEntity, { id }, { uses: uses + 1 });
  }

  /** One that was revoked before stays so since then. @returns whether the cohort has such a one */
  async revoke(cohortId: string, id: string, revokedAt: Date): Promise<boolean> {
    const open = { cohortId, id, revokedAt: IsNull() };
    await this.manager.update(InvitationEntity, open, { revokedAt });
    return this.manager.existsBy(InvitationEntity, { cohortId, id });
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
