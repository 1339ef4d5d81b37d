import { Injectable } from '@nestjs/common';
import { CohortReader } from '../cohorts/cohort.reader.js';
import { AppError, notFound } from '../kernel/app-error.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { AdjudicationCaseEntity } from './adjudication-case.entity.js';
import { AdjudicationCaseRepository } from './adjudication-case.repository.js';
import { ArbiterReader } from './arbiter.reader.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';
import { caseAccess } from './domain/case-access.js';

/** Whoever asks for a case, as the guard knows them. */
export type CaseReader = Pick<CurrentUser, 'id' | 'role'>;

/** The one way from somebody with authority into a case. */
@Injectable()
export class CaseDoor {
  constructor(
    private readonly cases: AdjudicationCaseRepository,
    private readonly cohorts: CohortReader,
    private readonly arbiters: ArbiterReader,
  ) {}

  /** @throws AppError not-found, forbidden for a coach of its cohort who wrote or judged the answer */
  async open(caller: CaseReader, id: string): Promise<AdjudicationCaseEntity> {
    const found = await this.cases.find(id);
    if (found === null) throw notFound('case');
    await this.assertOpen(caller, found);
    return found;
  }

  /** The same of a case that is at hand. */
  async assertOpen(caller: CaseReader, adjudicated: AdjudicationCase): Promise<void> {
    const { learnerId, openedBy, isOpenPool } = adjudicated;
    const hasJudged = await this.arbiters.hasJudged(caller.id, adjudicated);
    const access = caseAccess(
      {
        coachesThere: await this.coachesThere(caller, adjudicated),
        isAuthor: learnerId === caller.id,
        isOpener: openedBy === caller.id,
        hasJudged,
        // Asked after the grade, which comes with the decision: the case at hand may be of before.
        hasDecided: await this.cases.isDecidedBy(caller.id, adjudicated),
      },
      isOpenPool,
    );
    if (access === 'open') return;
    if (access === 'hidden') throw notFound('case');
    const detail = 'Who wrote, flagged, reviews or has graded an answer does not decide about it.';
    throw new AppError('forbidden', detail);
  }

  private async coachesThere(
    { id, role }: CaseReader,
    { isOpenPool, cohortId, learnerId }: AdjudicationCase,
  ): Promise<boolean> {
    if (isOpenPool) return role !== 'learner';
    if (cohortId === null) return false;
    // Who leaves a cohort ends all access, both ways.
    if ((await this.cohorts.roleIn(learnerId, cohortId)) === null) return false;
    const roleThere = await this.cohorts.roleIn(id, cohortId);
    return roleThere === 'owner' || roleThere === 'coach';
  }
}
