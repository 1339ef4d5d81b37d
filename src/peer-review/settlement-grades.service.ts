import { Injectable } from '@nestjs/common';
import { GradeSettling } from '../attempts/grade-settling.service.js';
import { adjustsCard } from './domain/adjusts-card.js';
import type { Confidence, PeerReviewRequest } from './domain/peer-review-request.js';
import type { SettledGrades } from './domain/settle-grades.js';
import { PeerReviewSettingsRepository } from './peer-review-settings.repository.js';
import { RequestAuthors } from './request-authors.service.js';
import { SettlementsInForce } from './settlements-in-force.service.js';

/** What settlements do to an author's grades and schedule. */
@Injectable()
export class SettlementGrades {
  constructor(
    private readonly authors: RequestAuthors,
    private readonly settings: PeerReviewSettingsRepository,
    private readonly inForce: SettlementsInForce,
    private readonly settling: GradeSettling,
  ) {}

  /** Put what was settled in force. @returns the id of the grade */
  async give(
    request: PeerReviewRequest,
    settled: SettledGrades,
    confidence: Confidence,
  ): Promise<string> {
    const { learnerId, attemptId, id: requestId } = request;
    const { score, mustHaveMet, mustHavesAtTop, criteriaAtTop, redFlags, scope } = settled;
    const levels = settled.items.map(({ criterionKey, levelKey }) => ({ criterionKey, levelKey }));
    const marks = { score, mustHaveMet, mustHavesAtTop, criteriaAtTop, redFlags, scope };
    const grade = await this.settling.settle(await this.authors.get(learnerId), {
      attemptId,
      requestId,
      settled: { ...marks, levels },
      adjustsCard: await this.movesCard(request, confidence),
    });
    return grade.id;
  }

  /** Let grades count no more. The card goes by what is then in force. */
  async strikeOut(request: PeerReviewRequest, gradeIds: readonly string[]): Promise<void> {
    const { learnerId, attemptId } = request;
    const settlement = await this.inForce.find(request);
    const isLeft = settlement !== null && !gradeIds.includes(settlement.gradeId ?? '');
    const moves = isLeft && (await this.movesCard(request, settlement.confidence));
    const author = await this.authors.get(learnerId);
    await this.settling.void(author, { attemptId, adjustsCard: moves }, gradeIds);
  }

  private async movesCard(request: PeerReviewRequest, confidence: Confidence): Promise<boolean> {
    const { ratingPolicy } = await this.settings.get(request.learnerId);
    return adjustsCard(ratingPolicy, request, confidence);
  }
}
