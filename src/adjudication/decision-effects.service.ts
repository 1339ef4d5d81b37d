import { Injectable } from '@nestjs/common';
import { GradeGiving, type GivenJudgement } from '../attempts/grade-giving.service.js';
import { AccountReader } from '../identity/account.reader.js';
import { notFound } from '../kernel/app-error.js';
import { PeerModeration } from '../peer-review/peer-moderation.service.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';
import type { DecisionEffect } from './domain/decision-effect.js';

/** Does what was decided, in the transaction of the decision. */
@Injectable()
export class DecisionEffects {
  constructor(
    private readonly accounts: AccountReader,
    private readonly giving: GradeGiving,
    private readonly moderation: PeerModeration,
  ) {}

  /** @throws AppError rule-violated, with everything that is wrong with the sheet */
  async apply(
    effect: DecisionEffect,
    decided: AdjudicationCase,
    sheet: GivenJudgement['sheet'] | null,
  ): Promise<void> {
    const { learnerId, requestId, subjectId } = decided;
    if (effect === 'grade' && sheet !== null) await this.grade(decided, sheet);
    if (effect === 'void-answer') await this.moderation.voidAnswer({ learnerId, requestId });
    if (effect === 'void-review') {
      await this.moderation.voidReview({ learnerId, reviewId: subjectId });
    }
  }

  private async grade(
    { learnerId, attemptId, requestId, decidedBy, decisionReason }: AdjudicationCase,
    sheet: GivenJudgement['sheet'],
  ): Promise<void> {
    const author = await this.accounts.find(learnerId);
    if (author === null || decidedBy === null || decisionReason === null) throw notFound('case');
    const { zone, rolloverHour } = author;
    await this.giving.give(
      { id: learnerId, zone, rolloverHour },
      { attemptId, sheet, signed: { kind: 'coach', graderId: decidedBy, reason: decisionReason } },
    );
    // One that was settled stays so; one that came to be contested since is at its end as well.
    await this.moderation.resolveByCoach({ learnerId, requestId });
  }
}
