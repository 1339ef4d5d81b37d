import { Injectable } from '@nestjs/common';
import { GradeSettling } from '../attempts/grade-settling.service.js';
import { adjustsCard } from './domain/adjusts-card.js';
import type { Confidence, PeerReviewRequest } from './domain/peer-review-request.js';
import type { SettledGrades } from './domain/settle-grades.js';
import { PeerReviewSettingsRepository } from './peer-review-settings.repository.js';
import { RequestAuthors } from './request-authors.service.js';

/** What settlements do to an author's grades and schedule. */
@Injectable()
export class SettlementGrades {
  constructor(
    private readonly authors: RequestAuthors,
    private readonly settings: PeerReviewSettingsRepository,
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
    const { ratingPolicy } = await this.settings.get(learnerId);
    const marks = { score, mustHaveMet, mustHavesAtTop, criteriaAtTop, redFlags, scope };
    const grade = await this.settling.settle(await this.authors.get(learnerId), {
      attemptId,
      requestId,
      settled: { ...marks, levels },
      leavesCard: !adjustsCard(ratingPolicy, request, confidence),
    });
    return grade.id;
  }

  /** Let grades count no more. The card goes by what is left. */
  async strikeOut(
    { learnerId, attemptId }: PeerReviewRequest,
    gradeIds: readonly string[],
  ): Promise<void> {
    await this.settling.void(await this.authors.get(learnerId), attemptId, gradeIds);
  }
}
