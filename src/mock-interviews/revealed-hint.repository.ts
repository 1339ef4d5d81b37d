import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { RevealedHint } from './domain/mock-interview.js';
import { RevealedHintEntity } from './revealed-hint.entity.js';

/** Which hints were shown, and when. */
@Injectable()
export class RevealedHintRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(hint: RevealedHint): Promise<void> {
    await this.unitOfWork.manager.insert(RevealedHintEntity, hint);
  }

  /** Of all rounds of these interviews, in the order in which they were shown. */
  list(interviewIds: readonly string[]): Promise<RevealedHint[]> {
    return this.unitOfWork.manager.find(RevealedHintEntity, {
      where: { interviewId: In([...interviewIds]) },
      order: { interviewId: 'ASC', roundNumber: 'ASC', hintIndex: 'ASC' },
    });
  }

  count(interviewId: string, roundNumber: number): Promise<number> {
    return this.unitOfWork.manager.countBy(RevealedHintEntity, { interviewId, roundNumber });
  }

  /** Of one round, in the order in which they were shown. */
  listOf(interviewId: string, roundNumber: number): Promise<RevealedHint[]> {
    return this.unitOfWork.manager.find(RevealedHintEntity, {
      where: { interviewId, roundNumber },
      order: { hintIndex: 'ASC' },
    });
  }
}
