import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BankGate, type LearnerRecollection } from '../question-bank/bank-gate.service.js';
import { AttemptRepository } from './attempt.repository.js';

/** Who has begun an answer keeps its question, when its bank closes too: projects have no card. */
@Injectable()
export class AttemptedQuestions implements LearnerRecollection, OnModuleInit {
  constructor(
    private readonly gate: BankGate,
    private readonly attempts: AttemptRepository,
  ) {}

  onModuleInit(): void {
    this.gate.registerRecollection(this);
  }

  listMet(learnerId: string, questionIds: readonly string[]): Promise<readonly string[]> {
    return this.attempts.listAttempted(learnerId, questionIds);
  }

  isMetByAnybody(questionIds: readonly string[]): Promise<boolean> {
    return this.attempts.hasAny(questionIds);
  }
}
