import { Injectable } from '@nestjs/common';
import { AppError, notFound, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import type { PeerReview } from '../peer-review/domain/peer-review.js';
import { ReceivedReviews } from '../peer-review/received-reviews.service.js';
import { ReviewedAnswerReader } from '../peer-review/reviewed-answer.reader.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { checklistFaults } from './domain/checklist-faults.js';
import type { CheckedLine, ReviewChecklist } from './domain/review-checklist.js';
import { ReviewChecklistEntity } from './review-checklist.entity.js';
import { ReviewChecklistRepository } from './review-checklist.repository.js';

/** A checklist as its reviewer has it before them. */
export interface ChecklistOnDesk {
  readonly reviewId: string;
  /** What is to be checked, in order. */
  readonly checks: readonly string[];
  /** Null until it is signed. */
  readonly signed: ReviewChecklist | null;
}

/** A checklist as the author of the work is shown it. */
export interface ReceivedChecklist {
  /** R1, R2 … as with the reviews. */
  readonly number: number;
  readonly checks: readonly string[];
  readonly signed: ReviewChecklist;
}

/** Checklists that reviewers of projects go through, beside the grades they give. */
@Injectable()
export class ReviewChecklists {
  constructor(
    private readonly checklists: ReviewChecklistRepository,
    private readonly reviews: ReviewedAnswerReader,
    private readonly received: ReceivedReviews,
    private readonly questions: QuestionReader,
    private readonly clock: Clock,
  ) {}

  /** Without lines where it is of no project. @throws AppError not-found when it is no review of theirs */
  async open(reviewerId: string, reviewId: string): Promise<ChecklistOnDesk> {
    const { review, revision } = await this.getOwn(reviewerId, reviewId);
    const signed = await this.checklists.find(review.learnerId, reviewId);
    return { reviewId, checks: checksOf(revision), signed };
  }

  /** @throws AppError not-found, invalid-state, rule-violated */
  async sign(
    reviewerId: string,
    reviewId: string,
    lines: readonly CheckedLine[],
  ): Promise<ChecklistOnDesk> {
    const { review, revision } = await this.getOwn(reviewerId, reviewId);
    if (review.state !== 'leased' && review.state !== 'submitted') {
      throw new AppError('invalid-state', 'This review was handed back or struck out.');
    }
    const checks = checksOf(revision);
    const faults = checklistFaults(lines, checks.length);
    if (faults.length > 0) throw ruleViolated(faults.map(toFieldProblem));
    const signed = Object.assign(new ReviewChecklistEntity(), {
      learnerId: review.learnerId,
      reviewId,
      revisionId: revision.id,
      reviewerId,
      signedAt: this.clock.now(),
      lines: lines.toSorted((one, other) => one.line - other.line),
    });
    await this.checklists.put(signed);
    return { reviewId, checks, signed };
  }

  /** Of the reviews that are shown, those that came with one. @throws AppError not-found, in-debt */
  async listReceived(authorId: string, requestId: string): Promise<ReceivedChecklist[]> {
    const shown = await this.received.list(authorId, requestId);
    const numbers = new Map(shown.map(({ review }) => [review.id, review.number]));
    const signed = await this.checklists.listOf(authorId, [...numbers.keys()]);
    const revisions = await this.questions.getRevisions(signed.map((each) => each.revisionId));
    return signed
      .flatMap((checklist) => {
        const number = numbers.get(checklist.reviewId);
        const revision = revisions.get(checklist.revisionId);
        if (number === undefined || revision === undefined) return [];
        return [{ number, checks: checksOf(revision), signed: checklist }];
      })
      .toSorted((one, other) => one.number - other.number);
  }

  private async getOwn(
    reviewerId: string,
    reviewId: string,
  ): Promise<{ review: PeerReview; revision: QuestionRevision }> {
    const review = await this.reviews.findOfReviewer(reviewerId, reviewId);
    if (review === null) throw notFound('review');
    const request = await this.reviews.findRequest(review);
    if (request === null) throw notFound('review');
    const revision = await this.questions.getRevision(request.revisionId);
    return { review, revision };
  }
}

/** A milestone is checked by what it is accepted by, a capstone by what its authors ask peers. */
function checksOf({ milestone, capstone }: QuestionRevision): readonly string[] {
  return milestone?.acceptance ?? capstone?.peerReview ?? [];
}

function toFieldProblem({ at, code, detail }: ReturnType<typeof checklistFaults>[number]): {
  pointer: string;
  code: string;
  detail: string;
} {
  return { pointer: at === null ? '#/lines' : `#/lines/${at}/line`, code, detail };
}
