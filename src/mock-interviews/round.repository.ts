import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Round } from './domain/mock-interview.js';
import { RoundEntity } from './round.entity.js';

export type RoundKey = Pick<Round, 'interviewId' | 'number'>;

@Injectable()
export class RoundRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(rounds: readonly Round[]): Promise<void> {
    await this.unitOfWork.manager.insert(RoundEntity, [...rounds]);
  }

  async update({ interviewId, number }: RoundKey, changes: Partial<Round>): Promise<void> {
    await this.unitOfWork.manager.update(RoundEntity, { interviewId, number }, changes);
  }
}
