import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { CardLog } from './card-log.service.js';
import type { FollowChoice } from './domain/decide-follows.js';
import { FollowRepository } from './follow.repository.js';

/** Learners choose which banks they practise. */
@Injectable()
export class FollowService {
  constructor(
    private readonly gate: BankGate,
    private readonly follows: FollowRepository,
    private readonly cardLog: CardLog,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found when the learner cannot read the bank */
  async follow(learnerId: string, choice: FollowChoice): Promise<FollowChoice> {
    await this.gate.assertReadable(learnerId, choice.bankId);
    await this.cardLog.exclusively(learnerId, () =>
      this.follows.saveChoice(learnerId, choice, this.clock.now()),
    );
    return choice;
  }
}
