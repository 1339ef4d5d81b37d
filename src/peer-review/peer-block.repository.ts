import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PeerBlockEntity } from './peer-block.entity.js';

@Injectable()
export class PeerBlockRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @returns false when there is one by this review */
  async insertIfNew(block: PeerBlockEntity): Promise<boolean> {
    const result = await this.unitOfWork.manager
      .createQueryBuilder()
      .insert()
      .into(PeerBlockEntity)
      .values(block)
      .orIgnore()
      .returning('id')
      .execute();
    const raw: unknown = result.raw;
    return Array.isArray(raw) && raw.length > 0;
  }

  /** @throws AppError not-found */
  async getBy(learnerId: string, reviewId: string): Promise<PeerBlockEntity> {
    const key = { learnerId, reviewId };
    const block = await this.unitOfWork.manager.findOneBy(PeerBlockEntity, key);
    if (block === null) throw notFound('block');
    return block;
  }

  /** The latest first, from below this id on; all of them without a limit. */
  list(
    learnerId: string,
    { after, limit }: { after: string | null; limit: number | null },
  ): Promise<PeerBlockEntity[]> {
    return this.unitOfWork.manager.find(PeerBlockEntity, {
      where: after === null ? { learnerId } : { learnerId, id: LessThan(after) },
      order: { id: 'DESC' },
      ...(limit === null ? {} : { take: limit }),
    });
  }

  /** @returns false when there is none */
  async remove(learnerId: string, id: string): Promise<boolean> {
    const { affected } = await this.unitOfWork.manager.delete(PeerBlockEntity, { learnerId, id });
    return affected === 1;
  }
}
