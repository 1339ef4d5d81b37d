import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PeerCredit } from './domain/peer-credit.js';
import { PeerCreditEntity } from './peer-credit.entity.js';

@Injectable()
export class PeerCreditRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One change of somebody's credits at a time, until the transaction ends. */
  async lock(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended($1, 7004))`,
      [learnerId],
    );
  }

  async sum(learnerId: string): Promise<number> {
    return (await this.unitOfWork.manager.sum(PeerCreditEntity, 'amount', { learnerId })) ?? 0;
  }

  /** What was entered for the same reason and subject before is entered once. */
  async insertIfNew(credit: PeerCredit): Promise<void> {
    await this.unitOfWork.manager
      .createQueryBuilder()
      .insert()
      .into(PeerCreditEntity)
      .values({ ...credit })
      .orIgnore()
      .execute();
  }

  /** The latest first, from below this id on. */
  list(
    learnerId: string,
    page: { after: string | null; limit: number },
  ): Promise<PeerCreditEntity[]> {
    const query = this.unitOfWork.manager
      .createQueryBuilder(PeerCreditEntity, 'credit')
      .where('credit.learnerId = :learnerId', { learnerId })
      .orderBy('credit.id', 'DESC')
      .limit(page.limit);
    if (page.after !== null) query.andWhere('credit.id < :after', { after: page.after });
    return query.getMany();
  }
}
