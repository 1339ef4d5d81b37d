import { Injectable } from '@nestjs/common';
import { AttemptReader } from '../attempts/attempt.reader.js';
import type { Grade } from '../attempts/domain/grade.js';
import { GradeGiving, type GivenJudgement } from '../attempts/grade-giving.service.js';
import { SheetMeasure } from '../attempts/sheet-measure.service.js';
import type { DraftGrade, PeerReview } from './domain/peer-review.js';
import { RequestAuthors } from './request-authors.service.js';

/** A filled-in rubric, and what is said besides. */
export interface FilledReview {
  readonly sheet: GivenJudgement['sheet'];
  readonly comment: string | null;
}

/** Makes grades of what reviewers say. */
@Injectable()
export class ReviewGrading {
  constructor(
    private readonly authors: RequestAuthors,
    private readonly attempts: AttemptReader,
    private readonly giving: GradeGiving,
    private readonly measure: SheetMeasure,
  ) {}

  /** A later one takes the place of an earlier. @throws AppError not-found, rule-violated */
  async give(review: PeerReview, { sheet, comment }: FilledReview): Promise<Grade> {
    const { learnerId, attemptId, reviewerId } = review;
    const signed = { kind: 'peer', graderId: reviewerId, reason: comment } as const;
    return this.giving.give(await this.authors.get(learnerId), { attemptId, sheet, signed });
  }

  /**
   * The same words where there is no answer any more to give a grade to; they are held to the same rules.
   *
   * @throws AppError not-found, rule-violated
   */
  async keep(review: PeerReview, { sheet, comment }: FilledReview): Promise<DraftGrade> {
    const attempt = await this.attempts.get(review.learnerId, review.attemptId);
    await this.measure.measure(attempt, sheet);
    const { items, redFlags, scope } = sheet;
    return { items, redFlags, scope, comment };
  }
}
