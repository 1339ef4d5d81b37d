import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Notifier } from '../notifications/notifier.service.js';
import type { PeerReviewRequest } from '../peer-review/domain/peer-review-request.js';
import { Ids } from '../platform/config/ids.js';
import { AdjudicationCaseEntity } from './adjudication-case.entity.js';
import { AdjudicationCaseRepository } from './adjudication-case.repository.js';
import { ArbiterReader } from './arbiter.reader.js';
import { openedBefore } from './case-refusals.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';

/** What a case is opened about, by whom and why. */
export type CaseTerms = Pick<AdjudicationCase, 'kind' | 'subject' | 'subjectId'> &
  Partial<Pick<AdjudicationCase, 'openedBy' | 'cause' | 'flagReason' | 'reason'>>;

/** Opens cases, and tells those who may decide them. */
@Injectable()
export class CaseOpening {
  constructor(
    private readonly cases: AdjudicationCaseRepository,
    private readonly arbiters: ArbiterReader,
    private readonly notifier: Notifier,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Whether there is anybody who could decide about this answer. */
  isPossible(
    request: PeerReviewRequest,
    { openedBy = null }: Partial<Pick<AdjudicationCase, 'openedBy'>> = {},
  ): Promise<boolean> {
    const { learnerId, attemptId, cohortId, isOpenPool } = request;
    return this.arbiters.isThereAny({ learnerId, attemptId, cohortId, isOpenPool, openedBy });
  }

  /**
   * For somebody who waits for the decision. Only while the request is locked.
   *
   * @throws AppError invalid-state when there is nobody to decide it, already-exists
   */
  async openFor(request: PeerReviewRequest, terms: CaseTerms): Promise<AdjudicationCaseEntity> {
    if (!(await this.isPossible(request, terms))) {
      throw new AppError('invalid-state', 'There is nobody here who may decide about it.');
    }
    const opened = await this.open(request, terms);
    if (opened === null) throw openedBefore();
    return opened;
  }

  /** Only while the request is locked. @returns null when there is a case that it would double */
  async open(request: PeerReviewRequest, terms: CaseTerms): Promise<AdjudicationCaseEntity | null> {
    const { learnerId, attemptId, questionId, cohortId, isOpenPool } = request;
    const opened = Object.assign(new AdjudicationCaseEntity(), {
      openedBy: null,
      cause: null,
      flagReason: null,
      reason: null,
      ...terms,
      learnerId,
      id: this.ids.nextUntimed(),
      requestId: request.id,
      attemptId,
      questionId,
      cohortId,
      isOpenPool,
      state: 'open',
      outcome: null,
      decidedBy: null,
      decisionReason: null,
      openedAt: this.clock.now(),
      endedAt: null,
      version: 1,
    } satisfies AdjudicationCase);
    if (!(await this.cases.insertIfNew(opened))) return null;
    await this.tell(opened);
    return opened;
  }

  private async tell(opened: AdjudicationCase): Promise<void> {
    const { id, kind, cohortId } = opened;
    const data = { caseId: id, kind, cohortId };
    const arbiters = await this.arbiters.list(opened);
    await this.notifier.notify(
      arbiters.map((learnerId) => ({ learnerId, kind: 'case.opened', data })),
    );
  }
}
