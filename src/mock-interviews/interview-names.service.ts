import { Injectable } from '@nestjs/common';
import { AccountReader } from '../identity/account.reader.js';
import type { InterviewRecord } from './domain/mock-interview.js';

/** What the people in interviews are called. */
@Injectable()
export class InterviewNames {
  constructor(private readonly accounts: AccountReader) {}

  /** By account, of the two that each is between, whether or not they have a seat; who left has none. */
  async in(
    records: readonly Pick<InterviewRecord, 'interview'>[],
  ): Promise<ReadonlyMap<string, string>> {
    const people = records.flatMap(({ interview: { proposerId, inviteeId } }) => [
      proposerId,
      ...(inviteeId === null ? [] : [inviteeId]),
    ]);
    const accounts = await this.accounts.listByIds([...new Set(people)]);
    return new Map(accounts.map(({ id, displayName }) => [id, displayName]));
  }
}
