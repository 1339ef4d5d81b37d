import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Notifier } from '../notifications/notifier.service.js';
import type { PeerReviewRequest } from '../peer-review/domain/peer-review-request.js';
import { ReviewedAnswerReader } from '../peer-review/reviewed-answer.reader.js';
import type { AdjudicationCaseEntity } from './adjudication-case.entity.js';
import { AdjudicationCaseRepository } from './adjudication-case.repository.js';
import { CaseLapsing } from './case-lapsing.service.js';
import { caseEnded } from './case-refusals.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';
import { transitionCase, type CaseAction } from './domain/case-transitions.js';
import type { DecisionEffect } from './domain/decision-effect.js';
import { toldToReviewers } from './domain/told-to-reviewers.js';

/** What was decided, by whom and why. */
export type DecidedAs = Pick<AdjudicationCase, 'outcome' | 'decidedBy' | 'decisionReason'>;

/** Ends cases in the name of somebody. All of it while their request is locked. */
@Injectable()
export class CaseEnding {
  constructor(
    private readonly cases: AdjudicationCaseRepository,
    private readonly lapsing: CaseLapsing,
    private readonly answers: ReviewedAnswerReader,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
  ) {}

  lock(adjudicated: AdjudicationCase): Promise<AdjudicationCaseEntity> {
    return this.cases.lock(adjudicated);
  }

  /** Whether or not a job has found out that it is over. @throws AppError invalid-state */
  async assertGoesOn(adjudicated: AdjudicationCase, request: PeerReviewRequest): Promise<void> {
    if (adjudicated.state !== 'open') throw caseEnded(adjudicated.state);
    if (await this.lapsing.isOver(adjudicated, request)) throw caseEnded('lapsed');
  }

  decide(adjudicated: AdjudicationCaseEntity, as: DecidedAs): Promise<AdjudicationCaseEntity> {
    return this.end(adjudicated, 'decide', as);
  }

  /** @throws AppError invalid-state */
  withdraw(adjudicated: AdjudicationCaseEntity): Promise<AdjudicationCaseEntity> {
    return this.end(adjudicated, 'withdraw', {});
  }

  /**
   * Who opened it; the author, unless a flag on their answer came to nothing; and reviewers of what became
   * of their work.
   */
  async tell(decided: AdjudicationCase, effect: DecisionEffect): Promise<void> {
    const { id, kind, learnerId, openedBy, outcome } = decided;
    if (outcome === null) return;
    const isForAuthor = kind !== 'flag' || outcome === 'upheld';
    const told = new Set([
      ...(openedBy === null ? [] : [openedBy]),
      ...(isForAuthor ? [learnerId] : []),
    ]);
    const data = { caseId: id, kind, outcome };
    // In one call, which takes the inboxes in one order.
    await this.notifier.notify([
      ...Array.from(told, (personId) => {
        return { learnerId: personId, kind: 'case.decided', data } as const;
      }),
      ...toldToReviewers(effect, decided, await this.answers.listOfAnswer(decided)),
    ]);
  }

  private async end(
    adjudicated: AdjudicationCaseEntity,
    action: CaseAction,
    as: Partial<DecidedAs>,
  ): Promise<AdjudicationCaseEntity> {
    const state = transitionCase(adjudicated.state, action);
    if (state === null) throw caseEnded(adjudicated.state);
    return this.cases.update(adjudicated, { ...as, state, endedAt: this.clock.now() });
  }
}
