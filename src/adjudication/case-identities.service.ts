import { Injectable } from '@nestjs/common';
import { CohortReader } from '../cohorts/cohort.reader.js';
import { MemberAccessLog } from '../cohorts/member-access-log.service.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';

/** Somebody whose work is shown, and what of it. */
export interface ShownPerson {
  readonly personId: string;
  /** The answer or the review, as they know it themselves. */
  readonly subjectId: string;
}

/** By the id of the account; who is not among them is not told. */
export type Names = ReadonlyMap<string, string>;

/** Tells those who coach a cohort who is who, and each of these that they were told. */
@Injectable()
export class CaseIdentities {
  constructor(
    private readonly cohorts: CohortReader,
    private readonly accesses: MemberAccessLog,
  ) {}

  /**
   * Those of these people who are in the cohort, and whoever decided there: who has left it is named no
   * more. Only in the transaction of the reading, which the notes are part of.
   */
  async reveal(
    actorId: string,
    { cohortId, decidedBy }: AdjudicationCase,
    shown: readonly ShownPerson[],
  ): Promise<Names> {
    if (cohortId === null) return new Map();
    const members = await this.cohorts.listMembers(cohortId);
    const known = new Map(members.map(({ learnerId, displayName }) => [learnerId, displayName]));
    const names = new Map<string, string>();
    for (const { personId: learnerId, subjectId } of shown) {
      const name = known.get(learnerId);
      if (name === undefined) continue;
      names.set(learnerId, name);
      await this.accesses.record({ actorId, cohortId, what: 'case', learnerId, subjectId });
    }
    const decider = known.get(decidedBy ?? '');
    if (decidedBy !== null && decider !== undefined) names.set(decidedBy, decider);
    return names;
  }
}
