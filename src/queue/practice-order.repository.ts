import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { StudyDay } from '../scheduling/domain/study-day.js';
import type { PracticeOrder } from './domain/practice-order.js';
import { PracticeOrderEntity } from './practice-order.entity.js';

/** An order as it is stored. */
export type StoredOrder = Readonly<PracticeOrderEntity>;

@Injectable()
export class PracticeOrderRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that have come by a day, in no order. */
  listBegun(learnerId: string, day: StudyDay): Promise<StoredOrder[]> {
    return this.unitOfWork.manager.findBy(PracticeOrderEntity, {
      learnerId,
      startDay: LessThanOrEqual(day),
    });
  }

  listAll(learnerId: string): Promise<StoredOrder[]> {
    return this.unitOfWork.manager.find(PracticeOrderEntity, {
      where: { learnerId },
      order: { giverId: 'ASC', number: 'ASC' },
    });
  }

  async insert(
    learnerId: string,
    giverId: string,
    orders: readonly PracticeOrder[],
  ): Promise<void> {
    const rows = orders.map(({ questionIds, ...order }) => ({
      ...order,
      learnerId,
      giverId,
      questionIds: [...questionIds],
    }));
    await this.unitOfWork.manager.insert(PracticeOrderEntity, rows);
  }

  async remove(learnerId: string, giverId: string): Promise<void> {
    await this.unitOfWork.manager.delete(PracticeOrderEntity, { learnerId, giverId });
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.unitOfWork.manager.delete(PracticeOrderEntity, { learnerId });
  }
}
