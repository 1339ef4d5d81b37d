import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { PeerSettlement } from './domain/peer-review-request.js';
import { PeerSettlementEntity } from './peer-settlement.entity.js';

type RequestKey = Pick<PeerSettlement, 'learnerId' | 'requestId'>;

/** What requests came to, version by version. */
@Injectable()
export class PeerSettlementRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The latest first. */
  listOf({ learnerId, requestId }: RequestKey): Promise<PeerSettlementEntity[]> {
    return this.unitOfWork.manager.find(PeerSettlementEntity, {
      where: { learnerId, requestId },
      order: { version: 'DESC' },
    });
  }

  /** Of each of these requests of one author the latest; of those that have none, none. */
  listLatest(learnerId: string, requestIds: readonly string[]): Promise<PeerSettlementEntity[]> {
    return this.unitOfWork.manager
      .createQueryBuilder(PeerSettlementEntity, 'settlement')
      .distinctOn(['settlement.requestId'])
      .where('settlement.learnerId = :learnerId', { learnerId })
      .andWhere('settlement.requestId = ANY(:requestIds)', { requestIds })
      .orderBy('settlement.requestId')
      .addOrderBy('settlement.version', 'DESC')
      .getMany();
  }

  async insert(settlement: PeerSettlementEntity): Promise<void> {
    await this.unitOfWork.manager.insert(PeerSettlementEntity, settlement);
  }
}
