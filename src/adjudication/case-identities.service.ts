import { Injectable } from '@nestjs/common';
import { MemberAccessLog } from '../cohorts/member-access-log.service.js';
import { AccountReader } from '../identity/account.reader.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';

/** Somebody whose work is shown, and what of it. */
export interface ShownPerson {
  readonly personId: string;
  /** The answer or the review, as they know it themselves. */
  readonly subjectId: string;
}

/** By the id of the account; empty where nobody may know who it is. */
export type Names = ReadonlyMap<string, string>;

/** Tells those who coach a cohort who is who, and each of these that they were told. */
@Injectable()
export class CaseIdentities {
  constructor(
    private readonly accounts: AccountReader,
    private readonly accesses: MemberAccessLog,
  ) {}

  /**
   * Only in the transaction of the reading, which the notes are part of. Accounts that are gone have
   * neither a name nor a log.
   */
  async reveal(
    actorId: string,
    { cohortId, decidedBy }: AdjudicationCase,
    shown: readonly ShownPerson[],
  ): Promise<Names> {
    if (cohortId === null) return new Map();
    const deciders = decidedBy === null ? [] : [decidedBy];
    const ids = new Set([...shown.map(({ personId }) => personId), ...deciders]);
    const accounts = await this.accounts.listByIds([...ids]);
    const names = new Map(accounts.map(({ id, displayName }) => [id, displayName]));
    for (const { personId: learnerId, subjectId } of shown) {
      if (!names.has(learnerId)) continue;
      await this.accesses.record({ actorId, cohortId, what: 'case', learnerId, subjectId });
    }
    return names;
  }
}
