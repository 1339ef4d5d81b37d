import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { BankAccessRepository, type BankReach } from './bank-access.repository.js';
import type { BankRole } from './domain/bank.js';

/** Somebody who knows which banks are shared with a learner, such as a cohort's. */
export interface BankAudience {
  /** Ids of banks, whatever their visibility; private ones stay closed all the same. */
  bankIdsFor(learnerId: string): Promise<readonly string[]>;
  /** Whether the bank is shared with anybody. */
  isShared(bankId: string): Promise<boolean>;
}

/** Somebody who knows what a learner has met. */
export interface LearnerRecollection {
  /** Those of these questions that the learner has met. */
  listMet(learnerId: string, questionIds: readonly string[]): Promise<readonly string[]>;
  /** Whether anybody has met one of these questions. Slow: for what is done once. */
  isMetByAnybody(questionIds: readonly string[]): Promise<boolean>;
}

/** A question and the bank it is in. */
export interface BankedQuestion {
  readonly questionId: string;
  readonly bankId: string;
}

/**
 * Who may read which bank, and who may work on it. The bank knows neither cohorts nor cards: the features
 * that do register here. What somebody has met of a bank they keep, when the bank closes too.
 */
@Injectable()
export class BankGate {
  private readonly audiences: BankAudience[] = [];
  private readonly recollections: LearnerRecollection[] = [];

  constructor(private readonly access: BankAccessRepository) {}

  registerAudience(audience: BankAudience): void {
    this.audiences.push(audience);
  }

  registerRecollection(recollection: LearnerRecollection): void {
    this.recollections.push(recollection);
  }

  async reachOf(callerId: string): Promise<BankReach> {
    const sharedBankIds: string[] = [];
    for (const audience of this.audiences) {
      sharedBankIds.push(...(await audience.bankIdsFor(callerId)));
    }
    return { callerId, sharedBankIds };
  }

  /** Those of these banks that the caller may read. */
  async readableAmong(callerId: string, bankIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (bankIds.length === 0) return new Set();
    return new Set(await this.access.listReadable(await this.reachOf(callerId), bankIds));
  }

  /** @throws AppError not-found, in the words used for a bank that is not there */
  async assertReadable(callerId: string, bankId: string): Promise<void> {
    const readable = await this.readableAmong(callerId, [bankId]);
    if (!readable.has(bankId)) throw notFound('bank');
  }

  /** Ids of those of these questions that the caller may read: of readable banks, or met already. */
  async readableQuestions(
    callerId: string,
    questions: readonly BankedQuestion[],
  ): Promise<ReadonlySet<string>> {
    const banks = await this.readableAmong(callerId, [
      ...new Set(questions.map(({ bankId }) => bankId)),
    ]);
    const readable = new Set<string>();
    const closed: string[] = [];
    for (const { questionId, bankId } of questions) {
      if (banks.has(bankId)) readable.add(questionId);
      else closed.push(questionId);
    }
    if (closed.length === 0) return readable;
    for (const id of await this.listMet(callerId, closed)) readable.add(id);
    return readable;
  }

  /** Those of these questions that somebody has met, in whatever way. */
  async listMet(learnerId: string, questionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const met = new Set<string>();
    for (const recollection of this.recollections) {
      for (const id of await recollection.listMet(learnerId, questionIds)) met.add(id);
    }
    return met;
  }

  /** @throws AppError not-found, in the words used for a question that is not there */
  async assertQuestionReadable(callerId: string, question: BankedQuestion): Promise<void> {
    const readable = await this.readableQuestions(callerId, [question]);
    if (!readable.has(question.questionId)) throw notFound('question');
  }

  /** Whether somebody whom it is shared with counts on the bank. */
  async isShared(bankId: string): Promise<boolean> {
    for (const audience of this.audiences) {
      if (await audience.isShared(bankId)) return true;
    }
    return false;
  }

  /** Whether anybody has met a question of the bank. Slow: for what is done once. */
  async isMetByAnybody(bankId: string): Promise<boolean> {
    const questionIds = await this.access.listQuestionIds(bankId);
    for (const recollection of this.recollections) {
      if (await recollection.isMetByAnybody(questionIds)) return true;
    }
    return false;
  }

  /** What the account may do with the bank; null when it has no part in it. */
  roleIn(accountId: string, bankId: string): Promise<BankRole | null> {
    return this.access.findRole(accountId, bankId);
  }
}
