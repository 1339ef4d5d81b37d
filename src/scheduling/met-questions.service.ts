import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BankGate, type LearnerRecollection } from '../question-bank/bank-gate.service.js';
import { TodayCardsReader } from './today-cards.reader.js';

/** Who has a card of a question keeps the question, when its bank closes too. */
@Injectable()
export class MetQuestions implements LearnerRecollection, OnModuleInit {
  constructor(
    private readonly gate: BankGate,
    private readonly cards: TodayCardsReader,
  ) {}

  onModuleInit(): void {
    this.gate.registerRecollection(this);
  }

  async listMet(learnerId: string, questionIds: readonly string[]): Promise<readonly string[]> {
    return [...(await this.cards.listMet(learnerId, questionIds))];
  }

  isMetByAnybody(questionIds: readonly string[]): Promise<boolean> {
    return this.cards.hasAny(questionIds);
  }
}
