import { Injectable } from '@nestjs/common';
import { SharedAttempts } from '../attempts/shared-attempts.service.js';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import type { PeerReviewRequest } from '../peer-review/domain/peer-review-request.js';
import {
  ReviewedAnswerReader,
  type LatestSettlement,
} from '../peer-review/reviewed-answer.reader.js';
import { AdjudicationCaseRepository } from './adjudication-case.repository.js';
import { openedBefore } from './case-refusals.js';
import { mayAppeal, type AppealAnswer } from './domain/may-appeal.js';

/** Whether there is something to appeal against. */
@Injectable()
export class AppealStanding {
  constructor(
    private readonly answers: ReviewedAnswerReader,
    private readonly cases: AdjudicationCaseRepository,
    private readonly attempts: SharedAttempts,
    private readonly clock: Clock,
  ) {}

  /**
   * Only while the request is locked.
   *
   * @returns id of the settlement that an appeal would be against
   * @throws AppError invalid-state, already-exists
   */
  async getAppealable(request: PeerReviewRequest): Promise<string> {
    const { learnerId, id: requestId, state } = request;
    const ref = { learnerId, requestId };
    const latest = state === 'settled' ? await this.answers.findSettlement(ref) : null;
    const appeals = await this.cases.listAppeals(ref);
    const settlementId = latest?.settlement.id ?? null;
    const answer = mayAppeal(
      {
        state,
        appealableUntil: isInForce(latest) ? latest.appealableUntil : null,
        isAppealed: appeals.some(({ subjectId }) => subjectId === settlementId),
        hasOpenAppeal: appeals.some((appeal) => appeal.state === 'open'),
        isGradedByCoach: await this.isGradedByCoach(request),
      },
      this.clock.now(),
    );
    if (answer.kind !== 'allowed' || settlementId === null) throw refusal(answer);
    return settlementId;
  }

  private async isGradedByCoach(request: PeerReviewRequest): Promise<boolean> {
    if (request.state !== 'settled') return false;
    const { gradeInForce } = await this.attempts.get(request.learnerId, request.attemptId);
    return gradeInForce?.kind === 'coach';
  }
}

/** A contested one decided nothing: there is no grade that one could be against. */
function isInForce(latest: LatestSettlement | null): latest is LatestSettlement {
  return latest !== null && latest.settlement.confidence !== 'contested';
}

const details = {
  unresolved: 'There is nothing to appeal against before the reviews are settled.',
  'nothing-settled': 'There is no settlement in force to appeal against.',
  'graded-by-coach': 'A coach has graded this answer: there is no appeal against that.',
  'too-late': 'A settlement can be appealed against within 14 days.',
} as const;

function refusal({ kind }: AppealAnswer): AppError {
  if (kind === 'appealed-before') return openedBefore();
  return new AppError(
    'invalid-state',
    kind === 'allowed' ? details['nothing-settled'] : details[kind],
  );
}
