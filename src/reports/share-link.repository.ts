import { Injectable } from '@nestjs/common';
import { LessThan, LessThanOrEqual } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ShareLinkEntity } from './share-link.entity.js';

@Injectable()
export class ShareLinkRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Of a target, the latest first. */
  page(
    learnerId: string,
    targetId: string,
    { beforeId, limit }: { beforeId: string | null; limit: number },
  ): Promise<ShareLinkEntity[]> {
    return this.manager.find(ShareLinkEntity, {
      where: { learnerId, targetId, ...(beforeId === null ? {} : { id: LessThan(beforeId) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  listAll(learnerId: string): Promise<ShareLinkEntity[]> {
    return this.manager.find(ShareLinkEntity, { where: { learnerId }, order: { id: 'ASC' } });
  }

  findOwn(learnerId: string, id: string): Promise<ShareLinkEntity | null> {
    return this.manager.findOneBy(ShareLinkEntity, { learnerId, id });
  }

  /** Anybody's, of a target in use. The caller proves with a token that it may be looked at. */
  find(id: string): Promise<ShareLinkEntity | null> {
    return this.manager
      .createQueryBuilder(ShareLinkEntity, 'link')
      .where('link.id = :id', { id })
      .andWhere(
        `EXISTS (SELECT FROM readiness_target t
                  WHERE t.learner_id = link.learner_id AND t.id = link.target_id
                    AND t.archived_at IS NULL)`,
      )
      .getOne();
  }

  count(learnerId: string): Promise<number> {
    return this.manager.countBy(ShareLinkEntity, { learnerId });
  }

  async insert(link: Readonly<ShareLinkEntity>): Promise<void> {
    await this.manager.insert(ShareLinkEntity, { ...link });
  }

  /** @returns whether there was one */
  async removeOwn(learnerId: string, id: string): Promise<boolean> {
    const { affected } = await this.manager.delete(ShareLinkEntity, { learnerId, id });
    return (affected ?? 0) > 0;
  }

  /** Those that ended up to then, which nobody misses. */
  async removeEnded(learnerId: string, until: Date): Promise<void> {
    const expiresAt = LessThanOrEqual(until);
    await this.manager.delete(ShareLinkEntity, { learnerId, expiresAt });
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.manager.delete(ShareLinkEntity, { learnerId });
  }

  /** One at a time, so that the bound on their number holds. Only in a transaction. */
  async lockLearner(learnerId: string): Promise<void> {
    await this.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7040))`, [
      learnerId,
    ]);
  }

  private get manager() {
    return this.unitOfWork.manager;
  }
}
