import { Injectable } from '@nestjs/common';
import { AccountReader } from '../identity/account.reader.js';
import { notFound } from '../kernel/app-error.js';
import type { Learner } from '../scheduling/domain/learner.js';

/** Whose answers are reviewed, as those who write into their schedule need to know them. */
@Injectable()
export class RequestAuthors {
  constructor(private readonly accounts: AccountReader) {}

  /** @throws AppError not-found */
  async get(learnerId: string): Promise<Learner> {
    const account = await this.accounts.find(learnerId);
    if (account === null) throw notFound('account');
    return { id: learnerId, zone: account.zone, rolloverHour: account.rolloverHour };
  }
}
